"""Bytes held already: a check, or a new revision where the page was put back to what it said before."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.export.from_store import captured_at
from onrecord.record.layout import stamp
from onrecord.record.receipt import receipt
from onrecord.record.receipt_check import check_receipt
from onrecord.record.store import Store
from onrecord.record.verify import verify
from onrecord.record.writer import Writer

START = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
ENGLISH = (
    '<html><link rel="canonical" href="{link}"><title>Regular Press Conference on March 2, 2020</title><body><p>Q: Will the talks resume?</p>'
    "<p>A: {words}</p><p>Reuters: And the ferry between Anlan and Westmark?</p><p>A: It opens in spring.</p></body></html>"
)
CHINESE = (
    '<html><link rel="canonical" href="{link}"><title>2020年3月2日外交部发言人主持例行记者会</title><body><p>问：五方会谈会恢复吗？</p><p>答：{words}</p>'
    "<p>路透社记者：安澜与韦斯马克之间的渡轮什么时候恢复通航？</p><p>答：渡轮将在春天恢复通航，届时两岸居民可以自由往来。</p></body></html>"
)
STATES = {
    ENGLISH: ("Anlan is open to talks.", "Anlan has said what it had to say.", "In due course."),
    CHINESE: ("安澜愿意对话。", "安澜该说的都说了。", "适当时候。"),
}
Run = Callable[[Iterable[Received]], list[str]]
Page = Callable[..., Received]


@pytest.fixture(params=STATES, ids=["en", "zh"])
def seen(request: pytest.FixtureRequest) -> Page:
    """Returns what makes a capture of one page in one of its states, after so many hours, from the web if not told otherwise."""
    form = request.param

    def made(state: int, hours: int, *, file: str | None = None, source: str = "web", link: str = "") -> Received:
        content = form.format(words=STATES[form][state], link=link).encode()
        address = file or "https://mfa.anlan.example/2.html"
        kind = "file" if file else source
        return Received(Capture(content, "text/html", "utf-8", address), START + timedelta(hours=hours), source=kind)  # type: ignore[arg-type]

    return made


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Returns what adds captures in one run and tells what became of each."""

    def made(some: Iterable[Received]) -> list[str]:
        with Writer(tmp_path / "record", clock=lambda: START) as writer:
            found = list(ingest(writer, list(some)))
        assert list(verify(tmp_path / "record")) == []
        return [str(one) if isinstance(one, CaptureError) else one.result for one in found]

    return made


def test_a_page_put_back_to_what_it_said_before_is_a_new_revision(run: Run, seen: Page, tmp_path: Path) -> None:
    told = [run([seen(state, hours)])[0] for hours, state in enumerate([0, 1, 0, 0, 1, 0])]
    assert told == ["new", "revised", "revised", "unchanged", "revised", "revised"]
    with Writer(tmp_path / "record") as writer:
        (edition,) = [one.id for one in writer.store.all_editions()]
        rows = writer.store.revision_rows(edition)
        assert [row.cause for row in rows] == ["new", *["page-changed"] * 4]
        assert len({row.capture for row in rows}) == 2
        first, last = writer.store.revision(edition, 1), writer.store.revision(edition)
        assert [one.text for one in last.statements] == [one.text for one in first.statements]
        assert [row.time for row in writer.store.capture_rows(sha256=rows[0].capture)] == [
            "2024-03-01T08:00:00Z", "2024-03-01T10:00:00Z", "2024-03-01T13:00:00Z",
        ]  # fmt: skip


@pytest.mark.parametrize("held", [False, True])
def test_so_it_is_within_one_run(run: Run, seen: Page, *, held: bool) -> None:
    if held:
        run([seen(0, 0)])
    told = run([seen(state, hours) for hours, state in enumerate([0, 1, 2, 0, 0])])
    assert told == ["unchanged" if held else "new", "revised", "revised", "revised", "unchanged"]


def test_an_archive_added_twice_says_nothing_new(run: Run, seen: Page) -> None:
    archive = [seen(state, hours, source="archive") for hours, state in enumerate([0, 1, 0, 2])]
    assert run(archive) == ["new", "revised", "revised", "revised"]
    assert run(archive) == ["unchanged"] * 4
    assert run([seen(1, 9, source="archive")]) == ["revised"]


def test_a_file_handed_in_again_after_another_one_is_what_the_page_says_now(run: Run, seen: Page) -> None:
    for names in ([f"/{number}.html" for number in range(3)], ["/one.html"] * 3):
        told = [run([seen(state, 0, file=name)])[0] for state, name in zip([0, 1, 0], names, strict=True)]
        assert told in (["new", "revised", "revised"], ["unchanged", "revised", "revised"])


def test_a_folder_of_several_states_added_twice_says_nothing_new(run: Run, seen: Page) -> None:
    folder = [seen(state, 0, file=f"/{number}.html") for number, state in enumerate([0, 1, 2])]
    assert run(folder) == ["new", "revised", "revised"]
    assert run(folder) == ["unchanged"] * 3
    assert run(reversed(folder)) == ["unchanged"] * 3
    assert run(folder[:2]) == ["unchanged"] * 2
    assert run([folder[0], folder[0]]) == ["unchanged", "revised"]


def test_a_saved_file_says_nothing_of_what_a_page_on_the_web_shows(run: Run, seen: Page) -> None:
    saved = seen(0, 0, file="/saved.html", link="https://mfa.anlan.example/2.html")
    assert run([saved]) == ["new"]
    assert run([seen(1, 0)]) == ["revised"]
    assert run([saved]) == ["unchanged"]


def test_the_same_words_in_bytes_held_before_are_unchanged(run: Run, seen: Page) -> None:
    other = seen(0, 1)
    menu = Received(
        Capture(other.capture.content.replace(b"<body>", b"<body><!-- node 2 -->"), "text/html", "utf-8", other.capture.address),
        other.time, source="web",
    )  # fmt: skip
    assert run([seen(0, 0)]) == ["new"]
    assert run([menu]) == ["same-words"]
    assert run([seen(0, 2)]) == ["unchanged"]


def test_a_page_put_back_whose_reading_a_crash_lost_is_read_again(run: Run, seen: Page, tmp_path: Path) -> None:
    for hours, state in enumerate([0, 1, 0]):
        run([seen(state, hours)])
    segment = tmp_path / "record/ledger/000000.jsonl"
    lines = segment.read_bytes().splitlines(keepends=True)
    segment.write_bytes(b"".join(lines[:-2]))
    for path in (tmp_path / "record/projections").iterdir():
        path.unlink()
    assert run([seen(0, 3)]) == ["revised"]
    assert run([seen(0, 4)]) == ["unchanged"]


def test_each_revision_tells_when_its_own_bytes_came(run: Run, seen: Page, tmp_path: Path) -> None:
    for hours, state in enumerate([0, 1, 0]):
        run([seen(state, hours)])
    hours = ["2024-03-01T08:00:00Z", "2024-03-01T09:00:00Z", "2024-03-01T10:00:00Z"]
    with Store.open(tmp_path / "record") as store:
        (edition,) = [one.id for one in store.all_editions()]
        assert [stamp(captured_at(store, store.revision(edition, number))) for number in (1, 2, 3)] == hours
        proofs = [receipt(store, f"{edition}/q1@r{number}") for number in (1, 2, 3)]
    assert [one["capture"]["entry"]["body"]["time"] for one in proofs] == hours
    assert [check_receipt(one) for one in proofs] == [[], [], []]
