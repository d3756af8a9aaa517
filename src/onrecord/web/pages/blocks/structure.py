"""Blocks that lead on: table of contents, share, lists."""
# mypy: disable-error-code="import-untyped, misc"
# ruff: noqa: D106, RUF012  Wagtail asks for classes Meta with plain values

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ChoiceBlock, IntegerBlock, MultipleChoiceBlock, StructBlock

from onrecord.web.pages.listing import Asked, choices, items

_WAYS: Final = {
    "mail": (_("E-mail"), "mailto:?subject={title}&body={address}"),
    "x": ("X", "https://x.com/intent/post?text={title}&url={address}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={address}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={address}"),
    "weibo": (_("Weibo"), "https://service.weibo.com/share/share.php?title={title}&url={address}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={address}&text={title}"),
}


class Contents(StructBlock):
    """The headings of the page, as links."""

    title = CharBlock(required=False, label=_("Heading"), max_length=80)

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        page = (parent_context or {}).get("page")
        body = getattr(page, "body", ())
        named = [(one.id, _heading(one)) for one in body if one.block_type != "contents"]
        return {**context, "entries": [(name, heading) for name, heading in named if heading]}

    class Meta:
        icon = "list-ol"
        group = _("Structure")
        label = _("Table of contents")
        description = _("The headings of the page as links; made by itself.")
        template = "pages/blocks/contents.html"
        preview_value = {"title": "On this page"}


def _heading(child: Any) -> str:
    if child.block_type == "title":
        return str(child.value["text"])
    if child.block_type in {"notice", "card", "call_to_action", "quotation", "embed"}:
        return ""
    return str(child.value.get("title") or "") if hasattr(child.value, "get") else ""


class Share(StructBlock):
    """Ways to pass the page on: plain links, nothing of others is loaded."""

    ways = MultipleChoiceBlock(
        choices=[(name, label) for name, (label, _address) in _WAYS.items()], default=["mail"], label=_("Ways to share")
    )

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        page = (parent_context or {}).get("page")
        address, title = (page.full_url or "", page.title) if page is not None else ("", "")
        told = {"address": quote(address, safe=""), "title": quote(title, safe="")}
        links = [(_WAYS[name][0], _WAYS[name][1].format(**told)) for name in value.get("ways") or () if name in _WAYS]
        return {**context, "links": links, "address": address}

    class Meta:
        icon = "mail"
        group = _("Structure")
        label = _("Share links")
        description = _("Ways to pass the page on, as plain links: nothing of other sites is loaded.")
        template = "pages/blocks/share.html"
        preview_value = {"ways": ["mail", "weibo"]}


class Listed(StructBlock):
    """A list that keeps itself up to date."""

    title = CharBlock(required=False, label=_("Heading"), max_length=160)
    source = ChoiceBlock(choices=choices, label=_("What is listed"))
    query = CharBlock(
        required=False,
        label=_("Search or tag"),
        help_text=_("For statements a search; for articles a tag; for briefings an office."),
    )
    most = IntegerBlock(default=5, min_value=1, max_value=30, label=_("How many"))
    pictures = BooleanBlock(required=False, label=_("With pictures"))

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """Returns what the template shows."""
        context = super().get_context(value, parent_context=parent_context)
        asked = Asked(int(value.get("most") or 5), value.get("query") or "", get_language() or "en")
        return {**context, "items": list(items(value.get("source") or "", asked))[: asked.most]}

    class Meta:
        icon = "list-ul"
        group = _("Structure")
        label = _("List")
        description = _("Articles, briefings, statements or dossiers: the newest, most read or most discussed ones.")
        template = "pages/blocks/listed.html"
        preview_value = {"title": "Newest briefings", "source": "briefings", "query": "", "most": 3, "pictures": False}
