import hashlib

import pytest
from attrs.exceptions import FrozenInstanceError

from onrecord.model.capture import Capture


def test_the_digest_is_that_of_the_bytes() -> None:
    content = "答：我们注意到有关报道。".encode("gb18030")
    assert Capture(content).sha256 == hashlib.sha256(content).hexdigest()


def test_what_was_declared_is_kept_apart_from_the_bytes() -> None:
    capture = Capture(b"x", media_type="text/html", charset="gb2312", address="https://example.org/1")
    assert (capture.media_type, capture.charset, capture.address) == ("text/html", "gb2312", "https://example.org/1")


def test_a_capture_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Capture(b"x").content = b"y"  # type: ignore[misc]


def test_a_capture_does_not_print_its_bytes() -> None:
    assert "secret" not in repr(Capture(b"secret words"))
