import importlib
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import CaptureError, OnRecordError, ReadingError, UsageError
from onrecord.model import Capture, Transcript
from onrecord.pipeline.read_all import read_or_error

# The package's attribute of this name is the function.
module = importlib.import_module("onrecord.pipeline.read_all")
PAGE = b"<title>Press conference</title><p>Q: Will the talks resume?</p><p>A: No news.</p>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        (tmp_path / f"{number}.html").write_bytes(PAGE + b"<p>Q: %d?</p><p>A: Yes.</p>" % number)
    (tmp_path / "2.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    return tmp_path


def told(outcome: Transcript | OnRecordError) -> object:
    return str(outcome) if isinstance(outcome, OnRecordError) else outcome.to_dict()


def test_each_page_gives_a_transcript_or_the_error_in_its_place(folder: Path) -> None:
    assert [type(one) for one in onrecord.read_all([folder])] == [Transcript, Transcript, CaptureError, Transcript]


def test_several_processes_give_the_same_in_the_same_order(folder: Path) -> None:
    one = [told(outcome) for outcome in onrecord.read_all([folder, PAGE])]
    assert one == [told(outcome) for outcome in onrecord.read_all([folder, PAGE], jobs=2)]


def test_an_unknown_office_is_refused_before_anything_is_read() -> None:
    with pytest.raises(UsageError):
        next(onrecord.read_all([PAGE], office="zz-none"))


def test_a_fault_of_the_reader_costs_one_page_and_keeps_its_type(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Transcript:
        raise KeyError("label\nsecond line")

    monkeypatch.setattr(module, "read_capture", fail)
    outcome = read_or_error(Capture(PAGE, None, None, "page.html"))
    assert isinstance(outcome, ReadingError)
    assert str(outcome).startswith("the reader failed (KeyError: ")
    assert ("\n" in str(outcome), outcome.address) == (False, "page.html")


def test_a_page_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> Transcript:
        while True:
            pass

    monkeypatch.setattr(module, "read_capture", hang)
    outcome = read_or_error(Capture(PAGE, None, None, "page.html"), seconds=0.05)
    assert str(outcome) == "reading was stopped after 0.05 seconds"


def test_a_refusal_names_the_page() -> None:
    outcome = read_or_error(Capture(b"<p>" + b"a" * (25 << 20), None, None, "large.html"))
    assert isinstance(outcome, ReadingError)
    assert outcome.address == "large.html"
