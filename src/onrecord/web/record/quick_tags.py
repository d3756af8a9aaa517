"""Django's tags for the interface's words, each looked up once in a language: a page says a hundred of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from django.template.base import Node, Parser, Token, Variable, render_value_in_context
from django.template.context import Context
from django.templatetags.i18n import BlockTranslateNode, TranslateNode, do_block_translate, do_translate
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

_KEPT: Final = 4_096


class Said(Node):
    """Words without a variable in them."""

    child_nodelists = ()

    def __init__(self, usual: TranslateNode) -> None:
        """Takes Django's own tag."""
        self.usual = usual
        self.told: dict[str, str] = {}

    def render(self, context: Context) -> str:
        """Returns the words in the reader's language."""
        language = get_language() or ""
        told = self.told.get(language)
        if told is None:
            told = self.told[language] = self.usual.render(context)
        return told


class Filled(Node):
    """Words with values in them, and a plural where there is one."""

    child_nodelists = ()

    def __init__(self, usual: BlockTranslateNode) -> None:
        """Takes Django's own tag; what it says is put together here once, not at each page."""
        self.usual = usual
        self.one, names = usual.render_token_list(usual.singular)
        self.more = ""
        if usual.plural:
            self.more, others = usual.render_token_list(usual.plural)
            names = [*names, *others]
        self.names = tuple(dict.fromkeys(names))

    def render(self, context: Context) -> str:
        """Returns the words in the reader's language, or keeps them under the name that the tag gives."""
        usual = self.usual
        values = {name: value.resolve(context) for name, value in usual.extra_context.items()}
        language = get_language() or ""
        if usual.countervar and usual.counter is not None:
            count = values[usual.countervar] = usual.counter.resolve(context)
            form = _form(language, self.one, self.more, count)
        else:
            form = _form(language, self.one, "", 0)
        told = form % {name: _shown(name, values, context) for name in self.names}
        if usual.asvar:
            context[usual.asvar] = SafeString(told)
            return ""
        return told


def translate(parser: Parser, token: Token) -> Node:
    """Returns the tag for words; one that says no fixed words is Django's own."""
    usual = do_translate(parser, token)
    said = usual.filter_expression
    is_fixed = isinstance(said.var, Variable) and isinstance(said.var.literal, str) and not said.filters
    return Said(usual) if is_fixed and not usual.asvar and not usual.noop and not usual.message_context else usual


def block_translate(parser: Parser, token: Token) -> Node:
    """Returns the tag for words with values; one with a context of its own is Django's own."""
    usual = do_block_translate(parser, token)
    return usual if usual.message_context else Filled(usual)


def _shown(name: str, values: dict[str, Any], context: Context) -> str:
    value = values[name] if name in values else context.get(name, "")
    return str(render_value_in_context(value, context))


@lru_cache(maxsize=_KEPT)
def _form(language: str, one: str, more: str, count: int) -> str:  # noqa: ARG001  the language is part of the key
    return ngettext(one, more, count) if more else gettext(one)
