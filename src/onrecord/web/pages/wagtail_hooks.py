"""What the newsroom adds to the editors' admin."""
# mypy: disable-error-code="import-untyped, misc, untyped-decorator"

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from onrecord.web.pages.inplace.urls import urlpatterns
from onrecord.web.pages.menus import Menu


class MenuViewSet(SnippetViewSet):
    """The editors' pages of menus."""

    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ("__str__", "site")


register_snippet(MenuViewSet)


class Desk(MenuItem):
    """The way to a desk that is no part of Wagtail, shown to those who may work there."""

    def __init__(self, label: Any, address: str, *, right: str, icon: str, order: int) -> None:
        """Takes what it is called, where it leads, the right that it needs, and how and where it stands."""
        super().__init__(label, address, name=right.partition(".")[0], icon_name=icon, order=order)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        """Tells whether the user may work at this desk."""
        user: Any = request.user
        return bool(user.has_perm(self.right))


@hooks.register("register_admin_menu_item")
def dossiers_desk() -> MenuItem:
    """Returns the way to the dossiers' editor."""
    return Desk(_("Dossiers"), "/cms/dossiers", right="dossiers.suggest", icon="folder-open-inverse", order=260)


@hooks.register("register_admin_menu_item")
def moderators_desk() -> MenuItem:
    """Returns the way to where moderators work."""
    return Desk(_("Moderation"), "/discuss/moderate", right="discussion.moderate", icon="comment", order=270)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Returns the addresses of editing in place."""
    return urlpatterns


@hooks.register("insert_editor_js")
def chooser_script() -> SafeString:
    """Returns the script of the field that chooses a quotation."""
    return format_html('<script src="{}" data-cms="{}"></script>', static("pages/choose.js"), "/cms/")


@hooks.register("insert_editor_js")
def paste_script() -> SafeString:
    """Returns the script that keeps the cells of pasted tables apart."""
    return format_html('<script src="{}"></script>', static("pages/paste.js"))


@hooks.register("insert_global_admin_css")
def chooser_style() -> SafeString:
    """Returns the style of the newsroom's own fields."""
    return format_html('<link rel="stylesheet" href="{}">', static("pages/choose.css"))
