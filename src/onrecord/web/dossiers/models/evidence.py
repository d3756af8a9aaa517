"""Quotations behind claims."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from typing import Any, ClassVar, Final, NoReturn

from django.conf import settings
from django.db import models

from onrecord.web.dossiers.evidence.pin import pinned
from onrecord.web.dossiers.models.claims import Pending, Position, Proposal, State
from onrecord.web.dossiers.models.evidenced import Evidenced, NoEvidenceError
from onrecord.web.dossiers.shapes.evidence import Evidence as Value
from onrecord.web.dossiers.shapes.evidence import Role
from onrecord.web.record.book import book_of

_CLAIMS: Final = {Proposal: "proposal", State: "state", Position: "position", Pending: "pending"}


class EvidenceSet(models.QuerySet[Any]):
    """Rows of evidence: they come and go with their claims, or one by one."""

    def delete(self) -> NoReturn:
        """Raises NoEvidenceError: a claim could be left bare."""
        raise NoEvidenceError("quotations are taken away one by one, or with their claim")

    def bulk_create(self, *_: Any, **__: Any) -> NoReturn:
        """Raises NoEvidenceError: each quotation is looked up in the record."""
        raise NoEvidenceError("quotations are kept one by one, each looked up in the record")

    def update(self, **_: Any) -> NoReturn:
        """Raises NoEvidenceError: each quotation is looked up in the record."""
        raise NoEvidenceError("quotations are changed one by one, each looked up in the record")


class Evidence(models.Model):
    """A quotation of one claim: of a `statement` in a `revision`, or of a cited document."""

    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.CASCADE, related_name="evidence")
    state = models.ForeignKey(State, null=True, on_delete=models.CASCADE, related_name="evidence")
    position = models.ForeignKey(Position, null=True, on_delete=models.CASCADE, related_name="evidence")
    pending = models.ForeignKey(Pending, null=True, on_delete=models.CASCADE, related_name="evidence")
    order = models.PositiveIntegerField(default=0)
    role = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in Role], default=Role.SUPPORTS.value
    )
    words = models.TextField()
    language = models.CharField(max_length=12, blank=True)
    statement = models.CharField(max_length=120, blank=True, db_index=True)
    revision = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=600, blank=True)
    date = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager[Evidence]] = models.Manager.from_queryset(EvidenceSet)()

    class Meta:
        """One claim, and either the record or a document."""

        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                name="evidence_of_one_claim",
                condition=models.Q(
                    models.Q(proposal__isnull=False, state__isnull=True, position__isnull=True, pending__isnull=True)
                    | models.Q(proposal__isnull=True, state__isnull=False, position__isnull=True, pending__isnull=True)
                    | models.Q(proposal__isnull=True, state__isnull=True, position__isnull=False, pending__isnull=True)
                    | models.Q(proposal__isnull=True, state__isnull=True, position__isnull=True, pending__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="evidence_has_source",
                condition=~models.Q(words="") & (models.Q(start__isnull=False) | ~models.Q(address="")),
            ),
        )
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return str(self.statement or self.address)

    def save(self, *args: Any, **named: Any) -> None:
        """Looks the words up in the record, and saves; raises UsageError where they are not there as they stand here."""
        found = pinned(self.value, book_of(settings.ONRECORD.folder).store)
        for name, held in vars(Evidence.of(found)).items():
            if name in {"words", "statement", "revision", "start", "end", "digest", "language", "date"}:
                setattr(self, name, held)
        super().save(*args, **named)

    def delete(self, *args: Any, **named: Any) -> tuple[int, dict[str, int]]:
        """Takes the quotation away; raises NoEvidenceError where it is the last that supports its claim."""
        claim = self.proposal or self.state or self.position or self.pending
        if claim is not None and not claim.evidence.filter(role="supports").exclude(pk=self.pk).exists():
            raise NoEvidenceError(f"{claim}: this is its last quotation")
        return super().delete(*args, **named)

    @classmethod
    def of(cls, value: Value) -> Evidence:
        """Returns a quotation as a row, not yet of a claim and not yet looked up."""
        name, _, revision = value.statement.partition("@r")
        return cls(
            role=value.role.value,
            words=value.words,
            language=value.language,
            statement=name,
            revision=int(revision) if revision else None,
            start=value.start,
            end=value.end,
            digest=value.digest,
            title=value.title,
            address=value.address,
            date=value.date,
        )

    @property
    def value(self) -> Value:
        """Returns the quotation as a value."""
        behind = f"@r{self.revision}" if self.statement and self.revision else ""
        return Value(
            words=self.words,
            role=Role(self.role),
            statement=self.statement + behind,
            start=self.start,
            end=self.end,
            digest=self.digest,
            title=self.title,
            address=self.address,
            date=self.date,
            language=self.language,
        )

    def attach(self, claim: Evidenced, order: int) -> None:
        """Makes this the quotation of a claim."""
        setattr(self, _CLAIMS[type(claim)], claim)
        self.order = order
