"""The demo: invented pages that ship with the package, the list of what they hold, and how they are read."""

from onrecord.demo.expect import differences
from onrecord.demo.listed import ListedPage, listed_pages
from onrecord.demo.tour import PLAY, Stop, tour

__all__ = ["PLAY", "ListedPage", "Stop", "differences", "listed_pages", "tour"]
