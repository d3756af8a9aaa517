"""Floor 7: joins. Bytes in, the office recognized, the page read; one page or many, on one core or several."""

from onrecord.pipeline.read import read, read_capture
from onrecord.pipeline.read_all import read_all

__all__ = ["read", "read_all", "read_capture"]
