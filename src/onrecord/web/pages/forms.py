"""What readers send by the newsroom's forms. The page with the form is a kept page; this address takes what is sent."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.utils.translation import gettext as _

from onrecord.web.gate.networks import asking_network
from onrecord.web.gate.same_site import from_here
from onrecord.web.pages.serving import html_of
from onrecord.web.pages.spam import TOOK, TRAP, Rates, is_spam

_rates: Final = Rates()


@from_here
def send(request: HttpRequest, number: str) -> HttpResponse:
    """Takes what a reader sent: keeps it and says thanks, or shows what is missing."""
    from onrecord.web.pages.types.form import FormPage  # noqa: PLC0415  models are not there at import

    page = FormPage.objects.live().public().filter(pk=int(number)).first()
    if page is None:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if settings.ONRECORD.limits and _rates.too_many(asking_network(request)):
        told = _("That was a lot at once. Please wait ten minutes.")
        return HttpResponse(html_of(page, request, form=_read(page, request), refused=told), status=429)
    form = _read(page, request)
    if not form.is_valid():
        return HttpResponse(html_of(page, request, form=form), status=422)
    if not is_spam({name: value for name, value in request.POST.items() if isinstance(value, str)}):
        page.take(form)
    # A program is thanked as well: it learns nothing.
    return HttpResponseRedirect(f"{page.url}?sent=1")


def _read(page: Any, request: HttpRequest) -> Any:
    own = request.POST.copy()
    for name in (TRAP, TOOK):
        own.pop(name, None)
    return page.get_form(own, page=page, user=None)
