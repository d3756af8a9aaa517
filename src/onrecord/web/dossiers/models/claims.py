"""What a dossier claims: proposals, states of steps, positions, what is open. Each needs a quotation."""

# Django's fields tell their types to its own plug-in only.
# mypy: disable-error-code="var-annotated"

from __future__ import annotations

from django.db import models

from onrecord.web.dossiers.models.actor import Actor
from onrecord.web.dossiers.models.dossier import Dossier
from onrecord.web.dossiers.models.evidenced import Evidenced
from onrecord.web.dossiers.models.step import Step
from onrecord.web.dossiers.shapes.parts import PENDING_KINDS, PROPOSAL_KINDS, STANCES, STATES


class Proposal(Evidenced):
    """A mechanism or proposal; `elements` is a list of texts by language."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="proposals")
    order = models.PositiveIntegerField(default=0)
    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=12, choices=[(one, one) for one in PROPOSAL_KINDS])
    title = models.JSONField(default=dict)
    by = models.ManyToManyField(Actor, related_name="+")
    date = models.DateField(null=True, blank=True)
    elements = models.JSONField(default=list, blank=True)

    class Meta:
        """A key once in a dossier."""

        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("dossier", "key"), name="dossier_proposal"),)
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"proposal {self.key}"


class State(Evidenced):
    """In which state a step is from a day on."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="states")
    state = models.CharField(max_length=12, choices=[(one, one) for one in STATES])
    since = models.DateField()
    note = models.JSONField(default=dict, blank=True)

    class Meta:
        """By day."""

        default_permissions = ()
        ordering = ("since", "pk")

    def __str__(self) -> str:
        return f"step {self.step.key}, {self.state} since {self.since}"


class Position(Evidenced):
    """Where an actor stands on a proposal, or on a question where `proposal` is None."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="positions")
    order = models.PositiveIntegerField(default=0)
    holder = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    question = models.JSONField(default=dict, blank=True)
    stance = models.CharField(max_length=12, choices=[(one, one) for one in STANCES])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    note = models.JSONField(default=dict, blank=True)

    class Meta:
        """In the editors' order."""

        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")), name="position_days"
            ),
        )
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"position of {self.holder.key} since {self.since}"


class Pending(Evidenced):
    """A question that was not answered, or a promise."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="pending")
    order = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=[(one, one) for one in PENDING_KINDS])
    of = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    text = models.JSONField(default=dict)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        """In the editors' order."""

        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")), name="pending_days"
            ),
        )
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"{self.kind} of {self.of.key} since {self.since}"
