"""The address of OAI-PMH, to be included under `oai`."""

from __future__ import annotations

from django.urls import re_path

from onrecord.web.api.answering import guarded
from onrecord.web.api.oai.view import oai

urlpatterns = [re_path(r"^$", guarded(oai, cost=2, methods=("GET", "POST"), kept=False), name="oai")]
