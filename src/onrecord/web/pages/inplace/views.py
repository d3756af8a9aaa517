"""The addresses behind editing in place: a form for one block, for a new one, for title and lede; and the verbs."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Final

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from onrecord.web.gate.address import FORM, PLAIN
from onrecord.web.pages.inplace import names, verbs
from onrecord.web.pages.inplace.fields import fields_form
from onrecord.web.pages.inplace.state import (
    before,
    draft_of,
    keep,
    keep_beside,
    locked,
    number_of,
    place_of,
    put,
    same_block,
    same_fields,
    stored,
)

View = Callable[..., HttpResponse]
AGAIN: Final = "again"
"""With this a form is filled with what was typed earlier, kept by the editor's browser, and nothing is saved."""


def editors(view: View) -> View:
    """Returns a view of a page for those who may edit it: a page that is locked, or translated elsewhere, is not changed."""

    @wraps(view)
    def guarded(request: HttpRequest, number: int, **parts: Any) -> HttpResponse:
        with transaction.atomic():
            try:
                page = locked(number)
            except Page.DoesNotExist:
                raise Http404 from None
            may = page.permissions_for_user(request.user)
            if not hasattr(page, "shape") or not may.can_edit():
                raise PermissionDenied
            # A page that waits for its time is locked by Wagtail; taking the time back is what unlocks it.
            closed = may.page_locked() and parts.get("verb") != "unschedule"
            if request.method == "POST" and (closed or names.translated_elsewhere(page)):
                return JsonResponse(
                    {"error": _("The page is locked, or its words come from a translation.")}, status=423
                )
            return view(request, page, **parts)

    return guarded


@editors
def whole(request: HttpRequest, page: Any) -> HttpResponse:
    """Returns the draft with its pencils, for a page that readers cannot see yet."""
    code = page.locale.language_code
    request.META[FORM], request.META[PLAIN] = "html", (page.url or "/").removeprefix("/zh") or "/"
    with translation.override(code):
        response: HttpResponse = page.serve(request)
    return response


@editors
def edit_block(request: HttpRequest, page: Any, block: str) -> HttpResponse:
    """Returns the form of one block; saves it as a draft."""
    draft = draft_of(page)
    now = stored(draft.body, block)
    if now is None:
        return _taken_away(request, page, draft, block)
    definition = names.child_block(draft.body, now["type"])
    form = _block_form(definition, request, definition.to_python(now["value"]))
    opened = _number(request.POST.get("revision"), number_of(page))
    missing = request.method == "GET" and "missing" in request.GET
    if missing:
        _mark_missing(form, definition)
    if request.method == "POST" and form.is_valid():
        mine = {**now, "value": definition.get_prep_value(form.cleaned_data["block"])}
        blocks = [mine if one["id"] == block else one for one in names.raw(draft.body)]
        over = _number(request.POST.get("over"), -1) == number_of(page)
        if not over and not same_block(page, draft, opened, block):
            return _late(request, page, form, _with(draft, blocks), theirs=_shown(draft, block))
        put(draft, blocks)
        return _saved(request, keep(draft, request.user), block)
    return _drawer(request, form=form, title=definition.label, revision=opened, missing=missing)


def _taken_away(request: HttpRequest, page: Any, draft: Any, block: str) -> HttpResponse:
    """Keeps the words for a block that somebody else took away: beside the draft, and in a form that inserts them again."""
    opened = _number(request.POST.get("revision"), 0)
    old = before(page, opened) if request.method == "POST" else None
    was = None if old is None else stored(old.body, block)
    if old is None or was is None:
        return _drawer(request, gone=True, status=404)
    definition = names.child_block(draft.body, was["type"])
    form = _block_form(definition, request, None)
    if not form.is_valid():
        return _drawer(request, form=form, title=definition.label, revision=opened, away=True, status=409)
    place = place_of(old.body, block) or 0
    blocks = names.raw(draft.body)
    blocks.insert(place, {**was, "value": definition.get_prep_value(form.cleaned_data["block"])})
    if _number(request.POST.get("over"), -1) == number_of(page):
        put(draft, blocks)
        return _saved(request, keep(draft, request.user), block)
    kept = keep_beside(page, _with(draft, blocks), request.user)
    shown = {"away": True, "kept": kept, "over": number_of(page)}
    return _drawer(request, form=form, title=definition.label, revision=opened, status=409, **shown)


def _mark_missing(form: forms.Form, definition: Any) -> None:
    """Marks in a form that was opened what keeps its block from being published."""
    try:
        definition.clean(form.initial["block"])
    except ValidationError as fault:
        form.full_clean()
        form.cleaned_data = {}
        form.add_error("block", fault)


@editors
def choose(request: HttpRequest, page: Any, after: str) -> HttpResponse:
    """Returns the blocks there are, with what each is for."""
    groups: dict[str, list[Any]] = {}
    for one in names.kinds(page.body):
        groups.setdefault(str(one.meta.group or ""), []).append(one)
    return _drawer(request, kinds=groups, after=after, title=_("Insert a block"))


@editors
def add_block(request: HttpRequest, page: Any, after: str, kind: str) -> HttpResponse:
    """Returns the form of a new block; inserts it below another one, or at the head (`top`)."""
    draft = draft_of(page)
    try:
        definition = names.child_block(draft.body, kind)
    except KeyError:
        raise Http404 from None
    form = _block_form(definition, request, definition.get_default())
    if request.method == "POST" and form.is_valid():
        made = {"type": kind, "value": definition.get_prep_value(form.cleaned_data["block"]), "id": str(uuid.uuid4())}
        blocks = names.raw(draft.body)
        place = place_of(draft.body, after)
        # Where the block above was taken away meanwhile, the new one stands at the end: nothing is lost.
        blocks.insert(0 if after == "top" else len(blocks) if place is None else place + 1, made)
        put(draft, blocks)
        return _saved(request, keep(draft, request.user), made["id"])
    return _drawer(request, form=form, title=definition.label, revision=number_of(page))


@editors
def edit_fields(request: HttpRequest, page: Any) -> HttpResponse:
    """Returns the form of title, lede and by-line; saves it as a draft."""
    draft = draft_of(page)
    opened = _number(request.POST.get("revision"), number_of(page))
    made = fields_form(draft)
    again = AGAIN in request.POST
    form = made(None if again else request.POST or None, instance=draft, initial=request.POST.dict() if again else None)
    if request.method == "POST":
        fields = tuple(made.base_fields)
        theirs = draft_of(page)
        over = _number(request.POST.get("over"), -1) == number_of(page)
        clash = not over and not same_fields(page, theirs, opened, fields)
        if form.is_valid():
            changed = form.save(commit=False)
            if clash:
                shown = " · ".join(str(getattr(theirs, name)) for name in fields)
                return _late(request, page, form, changed, theirs=shown)
            return _saved(request, keep(changed, request.user), "")
    return _drawer(request, form=form, title=_("Title and first words"), revision=opened)


@require_POST
@editors
def act(request: HttpRequest, page: Any, verb: str) -> HttpResponse:
    """Does what a button says; answers as JSON with the number of the new version, or why not."""
    try:
        made = _done(request, page, verb)
    except verbs.Late:
        told = _("Somebody else changed this block meanwhile. Nothing was done; look at it first.")
        return JsonResponse({"error": told, "late": True}, status=409)
    except ValidationError as fault:
        transaction.set_rollback(True)
        blocks = fault.blocks if isinstance(fault, verbs.UnfinishedError) else []
        return JsonResponse({"error": "\n".join(fault.messages), "blocks": blocks}, status=422)
    return JsonResponse({"revision": made.pk})


def _done(request: HttpRequest, page: Any, verb: str) -> Any:
    if verb in verbs.ON_BLOCKS:
        block, revision = request.POST.get("block", ""), _number(request.POST.get("revision"), 0)
        return verbs.ON_BLOCKS[verb](page, request.user, block, revision)
    if verb == "undo":
        return verbs.undo(page, request.user)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if verb in {"publish", "schedule"} and _number(request.POST.get("revision"), 0) != number_of(page):
        raise verbs.Late
    if verb == "publish":
        return verbs.publish(page, request.user)
    if verb == "schedule":
        times = _time(request.POST.get("go_live", "")), _time(request.POST.get("expire", ""))
        return verbs.schedule(page, request.user, *times)
    if verb == "unschedule":
        return verbs.unschedule(page, request.user)
    raise Http404


def _time(text: str) -> datetime | None:
    if not text:
        return None
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None:
        raise ValidationError(_("This is no time: write 2026-11-22T09:00."))
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def _block_form(definition: Any, request: HttpRequest, value: Any) -> forms.Form:
    field = names.draft_field(definition)
    made: type[forms.Form] = type("BlockForm", (forms.Form,), {"block": field})
    if AGAIN in request.POST:
        return made(initial={"block": definition.value_from_datadict(request.POST, request.FILES, "block")})
    if request.method == "POST":
        return made(request.POST, request.FILES)
    return made(initial={"block": value})


def _with(draft: Any, blocks: list[dict[str, Any]]) -> Any:
    put(draft, blocks)
    return draft


def _shown(draft: Any, block: str) -> str:
    with translation.override(draft.locale.language_code):
        found = next((one for one in draft.body if one.id == block), None)
        return "" if found is None else found.render({"page": draft})


def _late(request: HttpRequest, page: Any, form: Any, mine: Any, *, theirs: str) -> HttpResponse:
    kept = keep_beside(page, mine, request.user)
    now = number_of(page)
    return _drawer(request, form=form, late=True, theirs=theirs, kept=kept, revision=now, over=now, status=409)


def _saved(request: HttpRequest, revision: Any, block: str) -> HttpResponse:
    return _drawer(request, saved={"block": block, "revision": revision.pk})


def _drawer(request: HttpRequest, *, status: int = 200, **shown: Any) -> HttpResponse:
    told = {
        "again": AGAIN in request.POST,
        "base": names.BASE,
        "scripts": names.SCRIPTS,
        "styles": names.STYLES,
        **shown,
    }
    return render(request, "pages/inplace/drawer.html", told, status=status)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else otherwise
