"""A form's stamp is of its own sort, not damaged, not a day old, and tells how long the form was open."""

import pytest
from django.core import signing

from onrecord.web.gate.form_stamp import StampError, form_stamp, is_hasty, read_stamp

DAY = 24 * 3600


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = signing.time.time()  # type: ignore[attr-defined]
    monkeypatch.setattr(signing.time, "time", lambda: now + seconds)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("client")
def test_a_stamp_says_what_was_put_in_it() -> None:
    assert read_stamp(form_stamp(["reply", "1"], "a"), "a") == ["reply", "1"]


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(
    "damage", [lambda one: one[:-1], lambda one: "x" + one, lambda _: "", lambda one: one.swapcase()]
)
def test_a_damaged_stamp_or_one_of_another_sort_is_refused(damage: object) -> None:
    made = form_stamp("alert", "a")
    with pytest.raises(StampError):
        read_stamp(damage(made), "a")  # type: ignore[operator]
    with pytest.raises(StampError):
        read_stamp(made, "b")


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(("seconds", "is_old"), [(DAY - 60, False), (DAY + 60, True)])
def test_a_stamp_lasts_a_day(monkeypatch: pytest.MonkeyPatch, seconds: float, *, is_old: bool) -> None:
    made = form_stamp("alert", "a")
    later(monkeypatch, seconds)
    if is_old:
        with pytest.raises(StampError):
            read_stamp(made, "a")
    else:
        assert read_stamp(made, "a") == "alert"


@pytest.mark.usefixtures("client")
@pytest.mark.parametrize(("seconds", "hasty"), [(1, True), (4, False)])
def test_who_is_faster_than_people_write_is_hasty(
    monkeypatch: pytest.MonkeyPatch, seconds: float, *, hasty: bool
) -> None:
    made = form_stamp("alert", "a")
    later(monkeypatch, seconds)
    assert is_hasty(made, "a", 3) is hasty
