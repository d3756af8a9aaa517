"""A dossier as a file reads back as it was written; what is wrong is refused with its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.web.dossiers.keldan import demo_value
from onrecord.web.dossiers.shapes import Actor, Dossier, Evidence, Pending
from onrecord.web.dossiers.text import dossier_from, dossier_text, read_dossier, write_dossier

# What a text field may hold; a text loses the blanks around it.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).map(str.strip).filter(bool)
SMALL = "dossier: one\ntitle: One\nactors:\n  a: {kind: state, name: A}\n"


def test_the_demo_reads_back_as_it_was_written(tmp_path: Path) -> None:
    one = demo_value()
    write_dossier(one, tmp_path / "one.yml")
    assert read_dossier(tmp_path / "one.yml") == one


@given(title=TEXT, chinese=TEXT, words=TEXT, day=st.dates())
def test_any_words_survive_the_file(title: str, chinese: str, words: str, day: object) -> None:
    quoted = Evidence(words=words, title=title, address="https://a.example/", date=day)
    owed = Pending("question", "a", {"en": title, "zh": chinese}, day, evidence=(quoted,))
    one = Dossier("one", {"en": title, "zh": chinese}, actors=(Actor("a", "state", {"zh": chinese}),), pending=(owed,))
    assert dossier_from(dossier_text(one)) == one


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "fields are needed"),
        ("dossier: A B\ntitle: x", "a key has lower case"),
        ("dossier: one\ntitle: {}", "no text in any language"),
        (SMALL + "odd: 1", "nothing is known of `odd`"),
        (SMALL + "positions: [{holder: b, stance: supports, since: 2020-01-01, question: q}]", "no actor `b`"),
        (SMALL + "positions: [{holder: a, stance: likes, since: 2020-01-01, question: q}]", "it is one of"),
        (SMALL + "positions: [{holder: a, stance: supports, since: 2020-01-01, question: q}]", "at least one quotation"),
        (SMALL + "positions: [{holder: a, stance: supports, since: soon, question: q}]", "has to be a day"),
        (SMALL + "steps: {s: {title: S, by: a, states: [{state: done, since: 2020-01-01}]}}", "at least one quotation"),
        (SMALL + "steps: {s: {title: S, by: a, pair: t}}", "no step `t`"),
        (SMALL + "pending: [{kind: promise, of: a, text: T, since: 2020-01-01, until: 2020-02-01, "
                 "evidence: [{statement: xa-mfa/2020-01-01/en/a1, words: w}]}]", "what met it"),
        ("dossier: &a one\ntitle: *a", "aliases"),
        ("dossier: !!python/object/apply:os.system [id]\ntitle: x", "no YAML"),
        ("dossier: [", "no YAML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_place(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        dossier_from(text)


def test_the_demo_speaks_both_languages() -> None:
    one = demo_value()
    texts = [one.title, one.summary, *(each.title for each in one.proposals), *(each.name for each in one.actors)]
    texts += [each.title for each in one.steps] + [each.text for each in one.pending]
    texts += [element for each in one.proposals for element in each.elements]
    assert all({"en", "zh"} <= set(each) for each in texts)
