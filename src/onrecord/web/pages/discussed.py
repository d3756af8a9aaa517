"""Pages of the newsroom as things that readers talk about."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from onrecord.web.discussion.things import Thing


def thing(key: str) -> Thing | None:
    """Returns the published page of a key as `page:12`, None where there is none that anybody may read."""
    from wagtail.models import Page  # noqa: PLC0415  models are not there at import

    number = key.partition(":")[2]
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    found = Page.objects.live().public().filter(pk=int(number)).select_related("locale").first()
    page = None if found is None else found.specific
    if page is None or not hasattr(page, "shape"):
        return None
    language = page.locale.language_code
    path = (page.relative_url(page.get_site()) or "/").removeprefix("/zh") or "/"
    return Thing(
        key=key,
        kind="article" if page.shape == "article" else "page",
        title=page.title,
        path=path,
        byline=getattr(page, "byline", ""),
        date=getattr(page, "date", None),
        language=language,
        authors=frozenset({page.owner_id} if page.owner_id else ()),
        open=bool(getattr(page, "discussed", False)),
    )
