"""Articles."""
# mypy: disable-error-code="import-untyped, misc, var-annotated"
# ruff: noqa: D106  Django asks for classes Meta

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from onrecord.web.pages.blocks.cover import CoverPicture
from onrecord.web.pages.blocks.picture import pictures_in
from onrecord.web.pages.types.site_page import SitePage


class ArticleTag(TaggedItemBase):
    """A tag of an article."""

    content_object = ParentalKey("pages.ArticlePage", on_delete=models.CASCADE, related_name="tagged")


class ArticlePage(SitePage):
    """An article: by-line, date, tags, cover, and whether readers may follow and discuss it."""

    byline = models.CharField(_("by-line"), max_length=160, blank=True)
    date = models.DateField(_("date"), default=timezone.localdate)
    cover = StreamField(CoverPicture(), blank=True, max_num=1, verbose_name=_("cover"))
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"))
    follow = models.BooleanField(_("readers may follow it"), default=True)
    discussed = models.BooleanField(_("readers may discuss it"), default=True)

    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("byline"), FieldPanel("date"), FieldPanel("tags")], heading=_("About the article")),
        FieldPanel("lede"),
        FieldPanel("cover"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("follow"), FieldPanel("discussed")], heading=_("Readers")),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *SitePage.translatable_fields,
        TranslatableField("byline"),
        TranslatableField("cover"),
        SynchronizedField("date"),
        SynchronizedField("follow"),
        SynchronizedField("discussed"),
    ]
    shape = "article"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def faults(self) -> Any:
        """Yields what keeps the article from being published, its cover included."""
        yield from super().faults()
        for one in pictures_in(self.cover):
            if one.fault is not None:
                yield f"{one['image'].title}: {one.fault}"

    @property
    def picture(self) -> tuple[Any, str] | None:
        """Returns the cover, else what stands for every page."""
        covers = [child.value for child in self.cover if child.value.get("image")]
        if self.share_image is None and covers:
            return covers[0]["image"], covers[0].alternative
        return super().picture

    def facts(self) -> dict[str, Any]:
        """Returns date, by-line and tags."""
        return {"date": self.date, "byline": self.byline, "tags": sorted(one.name for one in self.tags.all())}

    def data(self) -> dict[str, Any]:
        """Returns the article as a NewsArticle."""
        changed = self.last_published_at or self.latest_revision_created_at
        told: dict[str, Any] = {
            "@type": "NewsArticle",
            "headline": self.title[:110],
            "datePublished": self.date.isoformat(),
            "inLanguage": self.locale.language_code,
            "mainEntityOfPage": self.full_url or "",
        }
        if changed is not None:
            told["dateModified"] = changed.strftime("%Y-%m-%dT%H:%M:%SZ")
        if self.byline:
            told["author"] = [{"@type": "Person", "name": self.byline}]
        if self.search_description or self.lede:
            told["description"] = self.search_description or self.lede
        return told
