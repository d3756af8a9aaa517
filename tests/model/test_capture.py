import hashlib

from onrecord.model import Capture


def test_the_digest_is_that_of_the_bytes() -> None:
    assert Capture(b"page").sha256 == hashlib.sha256(b"page").hexdigest()


def test_captures_of_the_same_bytes_and_place_are_equal() -> None:
    assert Capture(b"page", address="a") == Capture(b"page", address="a")
