"""A record to try things on: pages of invented governments, read and written as everywhere."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.pipeline.prepare import prepare
from onrecord.record import ledger
from onrecord.record.check import ledger as check_ledger
from onrecord.record.prepared import Outcome, Prepared
from onrecord.record.writer import Writer

START = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
TITLE = "Foreign Ministry Spokesperson Shen Zhiwei's Regular Press Conference on {day}"
HOPE = "We hope that all parties will meet each other halfway."


def _page(day: str = "March 18, 2024", *, hope: str = HOPE, title: str = TITLE, more: str = "") -> str:
    title = title.format(day=day)
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        "<p><b>Reuters:</b> Will the Five-Party Talks resume before the summer?</p>"
        f"<p><b>Shen Zhiwei:</b> Dialogue goes on. {hope}</p>"
        "<p><b>AFP:</b> Do you have a comment on the new sanctions against the port of Keldan?</p>"
        "<p><b>Shen Zhiwei:</b> We oppose sanctions that have no basis in international law.</p>"
        f"{more}</body></html>"
    )


def _ready(html: str, address: str | None = "https://www.mfa.anlan.example/en/1.html", *, hours: int = 0) -> Prepared:
    capture = Capture(html.encode(), "text/html", "utf-8", address)
    return prepare(Received(capture, START + timedelta(hours=hours), status=200, source="web"))


@pytest.fixture
def page() -> Callable[..., str]:
    """Returns what makes an official page of the ministry of Anlan with two exchanges."""
    return _page


@pytest.fixture
def ready() -> Callable[..., Prepared]:
    """Returns what prepares a page for the record, as received so many hours after the start."""
    return _ready


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    """Returns a writer on an empty record whose clock stands still."""
    with Writer(tmp_path / "record", clock=lambda: START) as made:
        yield made


@pytest.fixture
def add(writer: Writer) -> Callable[..., list[Outcome]]:
    """Returns what adds prepared pages one after the other and tells what became of them."""
    return lambda *pages: [outcome for one in pages for outcome in writer.add([one])]


# --- a sound record with several files of every sort, to be spoiled ---------------------------------------------------

SHORT = 8
ENGLISH = (
    "<html><title>Regular Press Conference on March {day}, 2020</title><body>"
    "<p>Q: Will the Five-Party Talks resume on March {day}?</p><p>A: {words} &amp; patience.</p>"
    "<p>Reuters: And the ferry between Anlan and Westmark?</p><p>A: It opens in spring.</p></body></html>"
)
CHINESE = (
    "<html><title>2020年3月{day}日外交部发言人主持例行记者会</title><body>"
    "<p>问：五方会谈会恢复吗?</p><p>答：{words}。</p><p>路透社记者：渡轮什么时候通航?</p><p>答：春天。</p></body></html>"
)


def received(day: int, words: str, *, minute: int = 0, form: str = ENGLISH, name: str = "en") -> Received:
    """Returns an invented page as it came from the web."""
    content = form.format(day=day, words=words).encode()
    address = f"https://mfa.anlan.example/{name}/{day}.html"
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    time = START + timedelta(minutes=minute)
    return Received(Capture(content, "text/html", "utf-8", address), time, 200, headers, "web")


def several() -> list[Received]:
    """Returns pages of four days, one changed and one the same again, one in Chinese, and one that is no briefing."""
    menu = Capture(b"<p>Opening hours of the consulate.</p>", "text/html", None, "hours.html")
    return [
        *(received(day, "Anlan calls for dialogue") for day in range(1, 4)),
        received(2, "安澜呼吁对话&amp;克制", form=CHINESE, name="zh"),
        Received(menu, START),
        received(3, "Anlan calls for detente and dialogue", minute=5),
        received(1, "Anlan calls for dialogue", minute=9),
        received(4, "Westmark was told so", minute=9),
    ]


def _shorten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "SEGMENT", SHORT)
    monkeypatch.setattr(check_ledger, "SEGMENT", SHORT)


@pytest.fixture
def short_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes ledger segments of eight entries."""
    _shorten(monkeypatch)


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the folder of a sound record, with short segments and small archives; nobody may change it."""
    root = tmp_path_factory.mktemp("made") / "record"
    with pytest.MonkeyPatch.context() as monkeypatch:
        _shorten(monkeypatch)
        with Writer(root, clock=lambda: START, full=1500) as writer:
            list(ingest(writer, several()))
            facts = {
                "field": "speaker",
                "value": "Geng An",
                "was": None,
                "reason": "named in the title",
                "author": "ed",
            }
            writer.append("correction", {"target": "xa-mfa/2020-03-02/en/a1", **facts})
    return root


@pytest.fixture
def record(made_record: Path, tmp_path: Path, short_segments: None) -> Path:  # noqa: ARG001 - it is checked as it was made
    """Returns a copy of the sound record to be spoiled."""
    return Path(copytree(made_record, tmp_path / "record"))


@pytest.fixture(scope="session")
def received_page() -> Callable[..., Received]:
    """Returns what makes an invented page as it came from the web."""
    return received
