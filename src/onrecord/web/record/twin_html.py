"""Two counts against their occasions as a pair of bars, for a list of wordings."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.analysis.formulations.shift import Wording
from onrecord.web.record.words import number

_WIDE, _HIGH = 100, 9


def twin(one: Wording) -> SafeString:
    """Returns the counts of a wording in both windows, each with its bar; the longer share fills the picture."""
    shares = [count / of if of else 0.0 for count, of in ((one.before, one.before_of), (one.after, one.after_of))]
    most = max(shares) or 1.0
    names = gettext("before"), gettext("after")
    rows = []
    for name, share, count, of in zip(
        names, shares, (one.before, one.after), (one.before_of, one.after_of), strict=True
    ):
        wide = round(share / most * _WIDE, 1)
        bar = f'<rect width="{wide}" height="{_HIGH}"/>' if wide else ""
        rows.append(
            f'<div><dt>{escape(name)}</dt><dd><svg viewBox="0 0 {_WIDE} {_HIGH}" preserveAspectRatio="none" aria-hidden="true">'
            f"{bar}</svg><span>{number(count)} / {number(of)}</span></dd></div>"
        )
    return SafeString(f'<dl class="twin">{"".join(rows)}</dl>')
