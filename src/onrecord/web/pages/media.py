"""Pictures of the library, for readers: each has an address of its own that never changes its content."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils._os import safe_join

_KINDS: Final = {
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".avif": "image/avif",
}
"""What is shown. A drawing (SVG) can carry script, so it is not among them."""
_FOLDERS: Final = ("images/", "original_images/")


def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Returns a picture. Documents are not here: Wagtail looks at who may have them."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    kind = _KINDS.get(Path(name).suffix.lower())
    if kind is None or not name.startswith(_FOLDERS):
        raise Http404
    try:
        path = Path(safe_join(settings.MEDIA_ROOT, name))
        file = path.open("rb")
    except (OSError, ValueError):
        raise Http404 from None
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Content-Security-Policy": "default-src 'none'"}
    return FileResponse(file, content_type=kind, headers=headers)
