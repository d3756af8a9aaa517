"""The settings of the newsroom: Wagtail's, and what keeps it from asking other sites anything."""

from __future__ import annotations

from typing import Any, Final

from onrecord.web.gate.options import SiteOptions

_LANGUAGES: Final = [("en", "English"), ("zh", "中文")]


def newsroom_settings(options: SiteOptions) -> dict[str, Any]:
    """Returns Wagtail's settings for a site."""
    return {
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": told}
            for name, told in (
                ("UserAttributeSimilarityValidator", {}),
                ("MinimumLengthValidator", {"min_length": 10}),
                ("CommonPasswordValidator", {}),
                ("NumericPasswordValidator", {}),
            )
        ],
        "ONRECORD_SURROUNDINGS": "onrecord.web.pages.around.around",
        "DISCUSSED": {
            "page": "onrecord.web.pages.discussed.thing",
            "dossier": "onrecord.web.pages.from_dossiers.thing",
        },
        "WAGTAIL_SITE_NAME": "OnRecord",
        "WAGTAILADMIN_BASE_URL": options.address or options.served or "http://localhost:8000",
        "WAGTAIL_APPEND_SLASH": False,
        "WAGTAIL_I18N_ENABLED": True,
        "WAGTAIL_CONTENT_LANGUAGES": _LANGUAGES,
        "WAGTAILADMIN_PERMITTED_LANGUAGES": [("en", "English"), ("zh-hans", "简体中文")],
        "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE": False,
        # Nothing of an editor's or reader's is told to anybody: no version check, no pictures of people, no films.
        "WAGTAIL_ENABLE_UPDATE_CHECK": False,
        "WAGTAIL_ENABLE_WHATS_NEW_BANNER": False,
        "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
        "WAGTAILEMBEDS_FINDERS": [],
        # Words of a picture are written for the place where it stands; the library's own are not taken for them.
        "WAGTAILIMAGES_EXTENSIONS": ["avif", "gif", "jpg", "jpeg", "png", "webp"],
        "WAGTAILIMAGES_MAX_UPLOAD_SIZE": 20 << 20,
        "WAGTAILIMAGES_FORMAT_CONVERSIONS": {"avif": "webp"},
        "WAGTAILDOCS_SERVE_METHOD": "serve_view",
        "WAGTAILDOCS_EXTENSIONS": ["csv", "docx", "odt", "pdf", "txt", "xlsx", "zip"],
        "WAGTAILREDIRECTS_AUTO_CREATE": True,
        "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT": True,
        "WAGTAIL_FRONTEND_LOGIN_URL": "/cms/login/",
        "WAGTAILADMIN_RICH_TEXT_EDITORS": {
            "default": {
                "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
                "OPTIONS": {"features": ["bold", "italic", "link", "ol", "ul", "h3", "h4"]},
            }
        },
        # Nothing has to be collected: the files of the admin are served from where they are installed.
        "WHITENOISE_USE_FINDERS": True,
        "SILENCED_SYSTEM_CHECKS": ["wagtailadmin.W001"],
    }
