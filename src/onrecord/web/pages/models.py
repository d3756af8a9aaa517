"""The newsroom's tables, gathered for Django."""

from __future__ import annotations

from onrecord.web.pages.menus import Menu
from onrecord.web.pages.theme import Theme
from onrecord.web.pages.types.article import ArticlePage, ArticleTag
from onrecord.web.pages.types.form import FormField, FormPage
from onrecord.web.pages.types.plain import DossierPage, HomePage, LandingPage, StandardPage

__all__ = [
    "ArticlePage",
    "ArticleTag",
    "DossierPage",
    "FormField",
    "FormPage",
    "HomePage",
    "LandingPage",
    "Menu",
    "StandardPage",
    "Theme",
]
