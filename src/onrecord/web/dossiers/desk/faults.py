"""What is wrong with a form, in the words of the form: a file's faults speak of its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_noop

from onrecord.web.dossiers.text.fields import FieldError

_WHAT: Final = {
    "missing": gettext_noop("%(field)s: this is missing."),
    "text": gettext_noop("%(field)s: this has to be a text."),
    "long": gettext_noop("%(field)s: this is too long, or has signs that no text has."),
    "key": gettext_noop("%(field)s: lower case letters, digits and hyphens only."),
    "choice": gettext_noop("%(field)s: choose one."),
    "day": gettext_noop("%(field)s: this has to be a day, as 2019-07-17."),
}
_QUOTED: Final = {
    "statement": gettext_noop("Statement of the record"),
    "words": gettext_noop("Its exact words: type or paste them; where they stand is found"),
    "title": gettext_noop("Title"),
    "address": gettext_noop("Address"),
    "date": gettext_noop("Day"),
    "language": gettext_noop("Language"),
    "role": gettext_noop("What it does for this claim"),
}
_QUOTATION: Final = re.compile(r"evidence (\d+)$")


def fault_of(error: Exception, labels: Mapping[str, str]) -> str:
    """Returns what to tell an editor: the field by its label where the fault is one of a field."""
    if not isinstance(error, FieldError):
        return str(error)
    quoted = _QUOTATION.search(error.place)
    label = (_QUOTED if quoted else labels).get(error.name, error.name)
    field = gettext(label).partition(":")[0].partition("：")[0]
    if quoted:
        field = f"{gettext('Quotation')} {quoted[1]}, {field}"
    return gettext(_WHAT[error.what]) % {"field": field}
