"""The newsroom's addresses: the editors' admin, media, the theme, readers' forms, and pages by their own names."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from typing import Final

from django.contrib.auth.views import LoginView
from django.urls import URLPattern, include, path, re_path
from django.urls.resolvers import URLResolver
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as documents_urls
from wagtail.views import authenticate_with_password, serve

from onrecord.web.pages.forms import send
from onrecord.web.pages.front import PageAddress, first, theme_file
from onrecord.web.pages.media import media
from onrecord.web.pages.tagged import articles_feed, tagged_page
from onrecord.web.record.answer import shown

_ID: Final = "<int:page_view_restriction_id>/<int:page_id>/"

_FORM: Final = r"(?P<form>rss|atom|feed)"
_TAG: Final = r"(?P<tag>[-\w]{1,100})"

open_addresses: list[URLPattern | URLResolver] = [
    path(f"cms/_pass/{_ID}", authenticate_with_password, name="wagtailcore_authenticate_with_password"),
    path("cms/_login/", LoginView.as_view(template_name="wagtailcore/login.html"), name="wagtailcore_login"),
    path("cms/", include(admin_urls)),
    path("documents/", include(documents_urls)),
    re_path(r"^media/(?P<name>.+)$", media),
    re_path(r"^forms/(?P<number>\d{1,9})$", send, name="onrecord_form"),
]
"""What stands before the record's addresses."""
front_addresses: list[URLPattern | URLResolver] = [
    re_path(r"^$", first),
    re_path(rf"^tags/{_TAG}$", shown(tagged_page)),
    re_path(rf"^feeds/articles/{_FORM}$", shown(articles_feed)),
    re_path(rf"^feeds/tags/{_TAG}/{_FORM}$", shown(articles_feed)),
    re_path(r"^theme/(?P<digest>[0-9a-f]{12})\.css$", theme_file),
    URLPattern(PageAddress(), serve, name="wagtail_serve"),
]
"""The newsroom's first page, its theme, and the pages by their names."""
