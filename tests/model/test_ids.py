from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, briefing_id, parse_ref


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("cn-mfa/2019-12-24", ("cn-mfa/2019-12-24", None, None, None)),
        ("cn-mfa/2019-12-24-2/en", ("cn-mfa/2019-12-24-2", "en", None, None)),
        ("cn-mfa/2019-12-24/zh-hant/a3b@r2", ("cn-mfa/2019-12-24", "zh-hant", "a3b", 2)),
        ("xw-pso/undated/en-2/x11", ("xw-pso/undated", "en-2", "x11", None)),
        ("cn-mfa/2019-12-24/en@r10", ("cn-mfa/2019-12-24", "en", None, 10)),
    ],
)
def test_an_id_is_taken_apart_and_put_together_again(text: str, parts: tuple[object, ...]) -> None:
    ref = parse_ref(text)
    assert ref == Ref(*parts)
    assert str(ref) == text


@pytest.mark.parametrize(
    "text",
    ["", "cn-mfa", "cn-mfa/2019", "cn-mfa/2019-12-24/en/b1", "cn-mfa/2019-12-24@r1", "a/b/c/d", "外交部/2019-12-24"],
)
def test_what_is_no_id_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UsageError, match="ids look like"):
        parse_ref(text)


def test_a_second_briefing_of_a_day_is_counted() -> None:
    day = date(2019, 12, 24)
    assert [briefing_id("cn-mfa", day), briefing_id("cn-mfa", day, 2)] == ["cn-mfa/2019-12-24", "cn-mfa/2019-12-24-2"]
    assert briefing_id("cn-mfa", None) == "cn-mfa/undated"


def test_an_office_that_cannot_stand_in_an_id_is_refused() -> None:
    with pytest.raises(UsageError):
        briefing_id("cn_mfa", None)


def test_a_plain_id_names_no_revision() -> None:
    ref = parse_ref("cn-mfa/2019-12-24/en/a3@r2")
    assert (str(ref.plain()), ref.edition_id, ref.office) == (
        "cn-mfa/2019-12-24/en/a3",
        "cn-mfa/2019-12-24/en",
        "cn-mfa",
    )
