import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import byte_index
from onrecord.text.byte_index import ByteIndex

STATELESS = ("utf-8", "gb18030", "gbk", "big5", "shift_jis", "euc_kr", "koi8-r", "cp1251", "cp1252", "utf-16-le")
STATEFUL = ("utf-16", "utf-8-sig", "utf-32", "iso2022_jp", "hz")
samples = st.text(alphabet="Mr. “Q”:é答外交部發言人会見を―дЯ𠀀\n", max_size=60)


def fitting(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "ignore")


@pytest.mark.parametrize("encoding", STATELESS)
@given(text=samples)
def test_the_bytes_of_a_code_point_decode_to_it(encoding: str, text: str) -> None:
    raw = fitting(text, encoding)
    decoded = raw.decode(encoding)
    index = ByteIndex(raw, decoded, encoding=encoding)
    found = [raw[index.byte(at) : index.byte(at + 1)].decode(encoding) for at in range(len(decoded))]
    assert found == list(decoded)


@pytest.mark.parametrize("encoding", STATELESS)
@given(text=samples, junk=st.binary(min_size=1, max_size=3), at=st.integers(0, 60))
def test_malformed_bytes_leave_every_other_place_right(encoding: str, text: str, junk: bytes, at: int) -> None:
    good = fitting(text, encoding)
    raw = good[:at] + junk + good[at:]
    decoded = raw.decode(encoding, "replace")
    index = ByteIndex(raw, decoded, encoding=encoding)
    found = [raw[index.byte(at) : index.byte(at + 1)].decode(encoding, "replace") for at in range(len(decoded))]
    assert found == list(decoded)


@pytest.mark.parametrize("encoding", STATEFUL)
@given(text=samples)
def test_places_run_through_all_bytes_also_with_marks_and_shifts(encoding: str, text: str) -> None:
    raw = fitting(text, encoding)
    decoded = raw.decode(encoding)
    index = ByteIndex(raw, decoded, encoding=encoding)
    places = [index.byte(at) for at in range(len(decoded) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(raw)) if decoded else (places == [len(raw)])


@given(st.binary(max_size=60), st.sampled_from((*STATELESS, *STATEFUL)))
def test_any_bytes_have_an_index_that_never_runs_backwards(raw: bytes, encoding: str) -> None:
    try:
        decoded = raw.decode(encoding, "replace")
    except UnicodeError:
        return
    index = ByteIndex(raw, decoded, encoding=encoding)
    places = [index.byte(at) for at in range(len(decoded) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(raw)


@given(samples, st.sampled_from(STATELESS))
def test_a_byte_leads_back_to_its_code_point(text: str, encoding: str) -> None:
    raw = fitting(text, encoding)
    decoded = raw.decode(encoding)
    index = ByteIndex(raw, decoded, encoding=encoding)
    assert [index.point(index.byte(at)) for at in range(len(decoded) + 1)] == list(range(len(decoded) + 1))


def test_a_byte_inside_a_character_belongs_to_it() -> None:
    raw = "中国".encode()
    index = ByteIndex(raw, "中国", encoding="utf-8")
    assert [index.point(at) for at in range(7)] == [0, 0, 0, 1, 1, 1, 2]


def test_bytes_skipped_before_the_text_are_counted() -> None:
    raw = b"\xef\xbb\xbf" + "答：".encode()
    assert ByteIndex(raw, "答：", encoding="utf-8", skip=3).byte(1) == 6
    assert ByteIndex(b"\xff\xfea\0b\0", "ab", encoding="utf-16-le", skip=2).byte(1) == 4
    assert ByteIndex(b"##abc", "abc", encoding="ascii", skip=2).byte(3) == 5


def test_a_byte_order_mark_belongs_to_the_first_code_point() -> None:
    raw = "中国外".encode("utf-16")
    index = ByteIndex(raw, "中国外", encoding="utf-16")
    assert [index.byte(at) for at in range(4)] == [0, 4, 6, 8]


def test_places_hold_beyond_a_checkpoint() -> None:
    text = "外a" * byte_index.STEP
    raw = text.encode("gb18030")
    index = ByteIndex(raw, text, encoding="gb18030")
    for at in (0, byte_index.STEP - 1, byte_index.STEP, byte_index.STEP + 1, len(text) - 1):
        assert raw[index.byte(at) : index.byte(at + 1)].decode("gb18030") == text[at]


def test_two_code_points_from_the_same_bytes_keep_the_rest_in_place() -> None:
    raw = "Ê\u0304答".encode("big5hkscs")
    index = ByteIndex(raw, "Ê\u0304答", encoding="big5hkscs")
    assert raw[index.byte(2) : index.byte(3)].decode("big5hkscs") == "答"


@pytest.mark.parametrize("encoding", STATELESS)
@given(text=samples, order=st.permutations(range(20)))
def test_a_place_is_the_same_whatever_was_asked_before(encoding: str, text: str, order: list[int]) -> None:
    raw = fitting(text, encoding)
    decoded = raw.decode(encoding)
    index = ByteIndex(raw, decoded, encoding=encoding)
    for point in (at for at in order if at <= len(decoded)):
        assert index.byte(point) == ByteIndex(raw, decoded, encoding=encoding).byte(point)


@pytest.mark.parametrize("encoding", [*STATELESS, "utf-8-sig"])
@given(text=samples, step=st.sampled_from((2, 5, byte_index.STEP)), cuts=st.lists(st.integers(0, 60), max_size=12))
def test_runs_asked_for_together_have_the_bytes_of_their_ends(
    encoding: str, text: str, step: int, cuts: list[int]
) -> None:
    raw = fitting(text, encoding)
    decoded = raw.decode(encoding)
    runs = [
        (min(pair), max(pair))
        for cut in cuts
        for pair in [(cut % (len(decoded) + 1), cut // 2)]
        if max(pair) <= len(decoded)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(byte_index, "STEP", step)
        index = ByteIndex(raw, decoded, encoding=encoding)
        alone = ByteIndex(raw, decoded, encoding=encoding)
        expected = tuple((alone.byte(low), alone.byte(high)) for low, high in runs)
        assert index.ranges(runs) == expected
        assert index.ranges(runs[::-1]) == expected[::-1]
