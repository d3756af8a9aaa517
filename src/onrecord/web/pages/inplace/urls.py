"""The addresses of editing in place, below the editors' admin."""

from __future__ import annotations

from django.urls import path

from onrecord.web.pages.inplace import views
from onrecord.web.pages.inplace.here import here
from onrecord.web.pages.inplace.search import search, words

urlpatterns = [
    path("inplace/here/", here, name="onrecord_here"),
    path("inplace/<int:number>/page/", views.whole, name="onrecord_page"),
    path("inplace/<int:number>/block/<str:block>/", views.edit_block, name="onrecord_block"),
    path("inplace/<int:number>/new/<str:after>/", views.choose, name="onrecord_choose"),
    path("inplace/<int:number>/new/<str:after>/<slug:kind>/", views.add_block, name="onrecord_new"),
    path("inplace/<int:number>/fields/", views.edit_fields, name="onrecord_fields"),
    path("inplace/<int:number>/do/<slug:verb>/", views.act, name="onrecord_do"),
    path("record-search/", search, name="onrecord_search"),
    path("record-words/", words, name="onrecord_words"),
]
