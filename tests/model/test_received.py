import datetime as dt

import pytest

from onrecord.model.capture import Capture
from onrecord.model.received import Received

NOON = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)


def test_a_header_is_found_whatever_its_case() -> None:
    received = Received(Capture(b"x"), NOON, status=200, headers=(("ETag", '"1"'), ("etag", '"2"')), source="web")
    assert (received.header("etag"), received.header("Date")) == ('"1"', None)


@pytest.mark.parametrize("zone", [None, dt.timezone(dt.timedelta(hours=8))])
def test_a_time_that_is_not_in_utc_is_refused(zone: dt.tzinfo | None) -> None:
    with pytest.raises(ValueError, match="not a time in UTC"):
        Received(Capture(b"x"), NOON.replace(tzinfo=zone))


def test_an_unknown_source_is_refused() -> None:
    with pytest.raises(ValueError, match="none of file, web, archive"):
        Received(Capture(b"x"), NOON, source="mail")  # type: ignore[arg-type]
