from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.record.name_list import printed_names, unresolved
from onrecord.record.names import Meaning, Standing, name_key, outlet_of, outlets, person_of
from onrecord.record.prepared import Outcome, Prepared
from onrecord.record.writer import Writer


def named(*names: str) -> Meaning:
    return Meaning(Standing.NAMED, names)


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Reuters", "Reuters"),
        ("REUTERS", "Reuters"),
        ("路透社", "Reuters"),
        ("新華社", "Xinhua"),
        ("共同社", "Kyodo News"),
        ("日本共同社", "Kyodo News"),
        ("日本富士电视台", "Fuji TV"),
        ("ロイター", "Reuters"),
    ],
)
def test_an_outlet_is_known_by_each_of_its_names(printed: str, listed: str) -> None:
    assert outlet_of(printed) == named(listed)


def test_an_outlet_has_its_name_in_its_years_only() -> None:
    assert outlet_of("CGTN", day=date(2020, 1, 1)) == named("CGTN")
    assert outlet_of("CGTN", day=date(2010, 1, 1)).standing is Standing.UNRESOLVED


def test_a_country_in_front_counts_only_where_the_outlet_is_of_that_country() -> None:
    assert outlet_of("韩国共同社").standing is Standing.UNRESOLVED


def test_names_not_known_and_names_not_printed_are_two_states() -> None:
    assert outlet_of("Keldan Post").standing is Standing.UNRESOLVED
    assert [outlet_of(nothing).standing for nothing in (None, "", " ")] == [Standing.UNNAMED] * 3


def test_every_outlet_has_an_id_of_its_own_and_no_name_twice() -> None:
    ids = [one.id for one in outlets()]
    assert sorted(ids) == sorted(set(ids))
    listed = [one.names[0] for one in outlets()]
    assert sorted(listed) == sorted(set(listed))


def test_a_name_of_two_outlets_is_ambiguous_and_stays_so(tmp_path: Path) -> None:
    (tmp_path / "outlets.yml").write_text("- {id: a, names: [Keldan Post, KP]}\n- {id: b, names: [Kay Press, KP]}\n")
    assert outlet_of("KP", folder=tmp_path) == Meaning(Standing.AMBIGUOUS, ("Keldan Post", "Kay Press"))
    assert outlet_of("Reuters", folder=tmp_path) == named("Reuters")


@pytest.mark.parametrize("text", ["a: 1", "- {id: a}", "- {id: a, names: []}", "- 3"])
def test_a_broken_list_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "outlets.yml").write_text(text)
    with pytest.raises(UsageError):
        outlets(tmp_path)


@pytest.mark.parametrize("printed", ["Shen Zhiwei", "沈知微", "SHEN ZHIWEI"])
def test_a_presider_is_known_in_both_scripts(printed: str) -> None:
    assert person_of(printed, office="xa-mfa", day=date(2023, 1, 1)) == named("Shen Zhiwei")


def test_a_surname_behind_a_form_of_address_is_enough_where_one_person_has_it() -> None:
    assert person_of("MS. WHITLOCK", office="xw-pso", day=date(2022, 3, 10)) == named("Dana Whitlock")
    assert person_of("MR. NOBODY", office="xw-pso").standing is Standing.UNRESOLVED
    assert person_of("Shen Zhiwei", office="no-office").standing is Standing.UNRESOLVED


def test_marks_width_and_traditional_characters_do_not_make_another_name() -> None:
    assert name_key("ＲＥＵＴＥＲＳ：") == name_key("reuters")
    assert name_key("環球時報") == name_key("环球时报")


def test_printed_names_are_counted_with_their_days_and_the_unknown_ones_queue(
    writer: Writer, add: Callable[..., list[Outcome]], page: Callable[..., str], ready: Callable[..., Prepared]
) -> None:
    add(
        ready(page().replace("AFP", "Keldan Post")),
        ready(page("March 20, 2024"), "https://www.mfa.anlan.example/en/2.html"),
    )
    found = {one.printed: (one.uses, one.meaning.names) for one in printed_names(writer.store)}
    assert found == {
        "Shen Zhiwei": (4, ("Shen Zhiwei",)), "Reuters": (2, ("Reuters",)), "AFP": (1, ("AFP",)), "Keldan Post": (1, ()),
    }  # fmt: skip
    (waiting,) = unresolved(writer.store)
    assert (waiting.printed, waiting.first, waiting.example) == (
        "Keldan Post", date(2024, 3, 18), "xa-mfa/2024-03-18/en/q2@r1",
    )  # fmt: skip
