"""Rows that are not kept without a quotation.

A claim is written together with what supports it (`keep`). What goes around that (`save` of a bare claim, `create`,
`bulk_create`, taking the last quotation away) is refused here, below every view, form and import.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models, transaction

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.web.dossiers.models.evidence import Evidence


class NoEvidenceError(UsageError):
    """A claim without a quotation that supports it: it is not kept."""


class ClaimSet(models.QuerySet[Any]):
    """Rows of claims; they are written one by one, with their evidence."""

    def bulk_create(self, *_: Any, **__: Any) -> NoReturn:
        """Raises NoEvidenceError."""
        raise NoEvidenceError("claims are kept one by one, each with its evidence")


class Evidenced(models.Model):
    """A row that needs a supporting quotation."""

    objects = models.Manager.from_queryset(ClaimSet)()
    evidence: Any

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **named: Any) -> None:
        """Saves a row that has its evidence; raises NoEvidenceError for one that has none."""
        if self.pk is None or not self.evidence.filter(role="supports").exists():
            raise NoEvidenceError(f"{self}: at least one quotation has to support it; it is kept with `keep`")
        super().save(*args, **named)

    def keep(self, evidence: Iterable[Evidence]) -> None:
        """Saves the row with its quotations in place of those it had; raises NoEvidenceError where none supports it.

        Each quotation is looked up in the record while it is saved (UsageError where the record has other words).
        """
        held = list(evidence)
        if not any(one.role == "supports" for one in held):
            raise NoEvidenceError(f"{self}: at least one quotation has to support it")
        with transaction.atomic():
            super().save()
            self.evidence.all()._raw_delete(self.evidence.db)  # noqa: SLF001  all of them are replaced at once
            for order, one in enumerate(held):
                one.attach(self, order)
                one.save()
