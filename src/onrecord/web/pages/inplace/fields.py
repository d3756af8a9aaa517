"""The form of what stands above the blocks: title, first words, and what an article has besides."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.forms import modelform_factory

_FIELDS: Final = ("title", "byline", "date", "lede")


def fields_form(page: Any) -> type[forms.ModelForm[Any]]:
    """Returns the form of a page's own fields, those that it has."""
    held = {one.name for one in page._meta.get_fields()}  # noqa: SLF001  Django's own way to ask
    fields = [name for name in _FIELDS if name in held]
    widgets: dict[str, type[forms.Widget] | forms.Widget] = {
        "lede": forms.Textarea(attrs={"rows": 4}),
        "date": forms.DateInput(attrs={"type": "date"}),
    }
    return modelform_factory(type(page), form=_Draft, fields=fields, widgets=widgets)


class _Draft(forms.ModelForm):  # type: ignore[type-arg]
    """A form that checks only its own fields: the rest of a draft may be unfinished."""

    def _post_clean(self) -> None:
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)
