"""Takes over a whole dossier: what a file says becomes what the tables hold."""

from __future__ import annotations

from attrs import evolve
from django.conf import settings
from django.db import transaction

from onrecord.record.store import Store
from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.log import Author, log, publish_anew
from onrecord.web.dossiers.evidence.begun import begun
from onrecord.web.dossiers.evidence.pin import pinned
from onrecord.web.dossiers.shapes import Dossier, Evidence
from onrecord.web.dossiers.shapes.linked import checked
from onrecord.web.dossiers.text.write import dossier_text
from onrecord.web.dossiers.told import told
from onrecord.web.record.book import book_of


def save(one: Dossier, author: Author, *, published: bool | None = None) -> bool:
    """Makes a dossier, or takes this one in place of what is there; returns whether anything changed.

    Suggestions and the log stay. `published` shows it to readers or hides it; None leaves that as it is. Raises
    UsageError where a quotation is not in the record, or a claim has none or begins before its first: then nothing is
    changed.
    """
    made = begun(placed(checked(one), book_of(settings.ONRECORD.folder).store))
    with transaction.atomic():
        row, is_new = models.Dossier.objects.select_for_update().get_or_create(
            slug=made.slug, defaults={"title": made.title}
        )
        wanted = row.published if published is None else published
        if not is_new and wanted == row.published and told(row) == made:
            return False
        was_seen, row.published = row.published, wanted
        _write(row, made)
        log(author, made.slug, "saved", body={"text": dossier_text(made), "published": wanted})
        if wanted or was_seen:
            publish_anew()
    return True


def placed(one: Dossier, store: Store) -> Dossier:
    """Returns a dossier whose quotations all have their places in the record."""
    ranks = {each.key: rank for rank, each in enumerate(one.actors)}

    def listed(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(keys), key=ranks.__getitem__))

    def held(some: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(pinned(each, store) for each in some)

    return evolve(
        one,
        proposals=tuple(evolve(each, by=listed(each.by), evidence=held(each.evidence)) for each in one.proposals),
        steps=tuple(
            evolve(
                each,
                by=listed(each.by),
                asked_by=listed(each.asked_by),
                states=tuple(
                    evolve(state, evidence=held(state.evidence))
                    for state in sorted(each.states, key=lambda state: state.since)
                ),
            )
            for each in one.steps
        ),
        positions=tuple(evolve(each, evidence=held(each.evidence)) for each in one.positions),
        pending=tuple(evolve(each, evidence=held(each.evidence)) for each in one.pending),
    )


def _write(row: models.Dossier, one: Dossier) -> None:
    row.title, row.summary = dict(one.title), dict(one.summary)
    row.save()
    for held in (row.positions, row.pending, row.steps, row.proposals, row.actors, row.terms):
        held.all().delete()
    for order, term in enumerate(one.terms):
        forms = {code: list(each) for code, each in term.forms.items()}
        models.Term.objects.create(dossier=row, order=order, key=term.key, forms=forms)
    actors = {}
    for order, actor in enumerate(one.actors):
        names = [{"by": each.by, "language": each.language, "name": each.name} for each in actor.names]
        actors[actor.key] = models.Actor.objects.create(
            dossier=row, order=order, key=actor.key, kind=actor.kind, name=dict(actor.name), office=actor.office, names=names
        )  # fmt: skip
    proposals = _proposals(row, one, actors)
    _steps(row, one, actors)
    _rest(row, one, actors, proposals)


def _proposals(row: models.Dossier, one: Dossier, actors: dict[str, models.Actor]) -> dict[str, models.Proposal]:
    made = {}
    for order, each in enumerate(one.proposals):
        proposal = models.Proposal(dossier=row, order=order, key=each.key, kind=each.kind)
        proposal.title, proposal.date, proposal.elements = dict(each.title), each.date, list(map(dict, each.elements))
        proposal.keep(map(models.Evidence.of, each.evidence))
        proposal.by.set([actors[key] for key in each.by])
        made[each.key] = proposal
    return made


def _steps(row: models.Dossier, one: Dossier, actors: dict[str, models.Actor]) -> None:
    for order, each in enumerate(one.steps):
        step = models.Step.objects.create(
            dossier=row,
            order=order,
            key=each.key,
            title=dict(each.title),
            proposal=each.proposal,
            track=each.track,
            pair=each.pair,
            after=each.after,
            condition=dict(each.condition),
        )
        step.by.set([actors[key] for key in each.by])
        step.asked_by.set([actors[key] for key in each.asked_by])
        for state in each.states:
            claim = models.State(step=step, state=state.state, since=state.since, note=dict(state.note))
            claim.keep(map(models.Evidence.of, state.evidence))


def _rest(
    row: models.Dossier, one: Dossier, actors: dict[str, models.Actor], proposals: dict[str, models.Proposal]
) -> None:
    for order, each in enumerate(one.positions):
        position = models.Position(dossier=row, order=order, holder=actors[each.holder], stance=each.stance)
        position.proposal = proposals.get(each.proposal)
        position.question, position.note = dict(each.question), dict(each.note)
        position.since, position.until = each.since, each.until
        position.keep(map(models.Evidence.of, each.evidence))
    for order, owed in enumerate(one.pending):
        pending = models.Pending(dossier=row, order=order, kind=owed.kind, of=actors[owed.of], text=dict(owed.text))
        pending.since, pending.until = owed.since, owed.until
        pending.keep(map(models.Evidence.of, owed.evidence))
