"""Style, script and pictures of the site: the package's own, and those of Wagtail's admin, found in their own folders."""

from __future__ import annotations

from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # WhiteNoise says nothing of its types
    """WhiteNoise, where every address carries the version of the code: no file under it ever changes."""

    def immutable_file_test(self, path: str, url: str) -> bool:  # noqa: ARG002  the name is the library's
        """Tells that a file may be kept for good."""
        return True
