"""The peer: a plain Wagtail page with a route for a briefing, its words in a table; prints the processor time of one page."""
# mypy: disable-error-code="import-untyped,misc,no-any-return,untyped-decorator,var-annotated"

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import django
from django.conf import settings

_APPS = "contrib.forms contrib.redirects contrib.routable_page embeds sites users snippets documents images search admin".split()
TEMPLATE = """{% load wagtailcore_tags %}<!doctype html><html lang="en"><head><title>{{ day }}</title></head><body><h1>{{ day }}</h1>
{% for one in turns %}<article id="{{ one.name }}"><h2>{{ one.label }}</h2><p>{{ one.words|linebreaksbr }}</p></article>{% endfor %}
<p><a href="{% pageurl page %}">{{ page.title }}</a></p></body></html>"""


def configure(folder: Path) -> None:
    """Sets up Django with Wagtail and nothing else."""
    settings.configure(
        SECRET_KEY="bench",  # noqa: S106  nobody signs in
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF="wagtail.urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "peer.sqlite3")}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        WAGTAIL_SITE_NAME="peer",
        WAGTAILADMIN_BASE_URL="http://localhost",
        STATIC_URL="/static/",
        USE_TZ=True,
        INSTALLED_APPS=[
            "website_peer",
            *(f"wagtail.{name}" for name in _APPS),
            "wagtail",
            "modelcluster",
            "taggit",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [("django.template.loaders.cached.Loader", [
                    ("django.template.loaders.locmem.Loader", {"peer.html": TEMPLATE}),
                ])],
                "context_processors": ["django.template.context_processors.request"],
            },
        }],
    )  # fmt: skip
    django.setup()


def measure(folder: Path, statements: list[dict[str, str]], rounds: int) -> dict[str, Any]:
    """Returns the median processor time of the briefing's page, and its bytes."""
    configure(folder)
    from django.core.management import call_command  # noqa: PLC0415  only after the settings
    from django.db import connection, models  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from wagtail.contrib.routable_page.models import RoutablePageMixin, path  # noqa: PLC0415
    from wagtail.models import Page, Site  # noqa: PLC0415

    # The models below have no migrations, and would be in the way of Wagtail's own.
    call_command("migrate", verbosity=0)

    class Turn(models.Model):  # noqa: DJ008  nobody prints it
        """A statement."""

        day = models.CharField(max_length=20, db_index=True)
        name = models.CharField(max_length=20)
        label = models.CharField(max_length=200)
        words = models.TextField()

        class Meta:
            app_label = "website_peer"

    class Briefings(RoutablePageMixin, Page):
        """The page under which all briefings are."""

        class Meta:
            app_label = "website_peer"

        @path("<str:day>/")
        def briefing(self, request: Any, day: str) -> Any:
            """Returns the page of a day."""
            told = {"day": day, "turns": Turn.objects.filter(day=day).order_by("pk")}
            return self.render(request, context_overrides=told, template="peer.html")

    with connection.schema_editor() as editor:
        editor.create_model(Turn)
        editor.create_model(Briefings)
    Turn.objects.bulk_create(Turn(day="2024-04-11", **one) for one in statements)
    root = Page.objects.get(depth=1).add_child(instance=Briefings(title="Briefings", slug="briefings"))
    Site.objects.update(root_page=root)
    client = Client(headers={"host": "localhost"})
    taken, size = [], 0
    for _ in range(rounds + 3):
        began = time.process_time()
        answer = client.get("/2024-04-11/")
        taken.append((time.process_time() - began) * 1000)
        size = len(answer.content)
        assert answer.status_code == 200
        assert answer.content.count(b"<article") == len(statements)
    return {"ms": round(statistics.median(taken[3:]), 2), "bytes": size}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), json.loads(sys.stdin.read()), int(sys.argv[2]))))
