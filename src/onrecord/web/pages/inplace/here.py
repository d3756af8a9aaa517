"""Whether an editor is still signed in: asked by the page's script before it sends words, so that none are lost."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token


def here(request: HttpRequest) -> JsonResponse:
    """Returns the token that forms need now; who is signed in no longer is led to the page to sign in instead."""
    return JsonResponse({"token": get_token(request)})
