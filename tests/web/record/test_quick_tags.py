import pytest
from django.template import Context, engines
from django.templatetags import i18n
from django.utils import translation

from onrecord.web.record import quick_tags

TAGS = [
    '{% translate "Search" %}',
    '{% translate "Search & <b>100%</b>" %}',
    "{% translate words %}",
    '{% translate "Search" as kept %}[{{ kept }}]',
    '{% translate "Search"|upper %}',
    "{% blocktranslate count n=n %}{{ n }} exchange{% plural %}{{ n }} exchanges{% endblocktranslate %}",
    "{% blocktranslate with n=words %}100% of {{ n }}{% endblocktranslate %}",
    "{% blocktranslate %}{{ words }} and {{ missing }}{% endblocktranslate %}",
    "{% blocktranslate count n=n asvar kept %}{{ n }} revision{% plural %}{{ n }} revisions{% endblocktranslate %}[{{ kept }}]",
]


def rendered(source: str, language: str, **values: object) -> str:
    with translation.override(language):
        return str(engines["django"].engine.from_string(source).render(Context(values)))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("n", [0, 1, 7])
@pytest.mark.parametrize("source", TAGS)
def test_the_tags_say_what_djangos_say(source: str, n: int, language: str) -> None:
    usual = "{% load i18n %}" + source
    assert "{% load" not in source
    assert rendered(source, language, n=n, words="a <i> & b") == rendered(usual, language, n=n, words="a <i> & b")


def test_a_template_without_a_load_uses_them_and_one_with_it_djangos() -> None:
    nodes = [engines["django"].engine.from_string(one + TAGS[0]).nodelist[-1] for one in ("", "{% load i18n %}")]
    assert [type(one) for one in nodes] == [quick_tags.Said, i18n.TranslateNode]


def test_words_said_in_one_language_are_not_those_of_another() -> None:
    node = engines["django"].engine.from_string(TAGS[0])
    told = []
    for language in ("en", "zh", "en"):
        with translation.override(language):
            told.append(node.render(Context()))
    assert told == ["Search", "检索", "Search"]
