"""Nothing is claimed without a quotation, below every view, form and import."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from onrecord.errors import UsageError
from onrecord.web.dossiers import models
from onrecord.web.dossiers.evidence.pin import digest
from onrecord.web.dossiers.models import Evidence, NoEvidenceError

SAID = "xa-mfa/2022-07-08/en/a2"
WORDS = "Anlan has never put this initiative down"
pytestmark = pytest.mark.usefixtures("shelf")


def position() -> models.Position:
    dossier = models.Dossier.objects.get()
    holder = dossier.actors.first()
    return models.Position(
        dossier=dossier, holder=holder, question={"en": "?"}, stance="unclear", since=dt.date(2022, 1, 1)
    )


def quotation(words: str = WORDS, **other: object) -> Evidence:
    return Evidence(statement=SAID, words=words, **other)


def test_a_position_without_evidence_is_not_saved() -> None:
    with pytest.raises(NoEvidenceError):
        position().save()
    with pytest.raises(NoEvidenceError):
        position().keep([])


@pytest.mark.parametrize("model", [models.Position, models.State, models.Proposal, models.Pending])
def test_no_claim_comes_in_bulk_or_bare(model: type) -> None:
    with pytest.raises(NoEvidenceError):
        model.objects.bulk_create([model()])
    with pytest.raises(NoEvidenceError):
        model.objects.create(
            **{name: value for name, value in vars(model.objects.first()).items() if name[0] != "_" and name != "id"}
        )


def test_what_only_contradicts_is_no_evidence() -> None:
    with pytest.raises(NoEvidenceError):
        position().keep([quotation(role="contradicts")])


def test_words_that_the_record_does_not_have_are_refused_and_nothing_is_kept() -> None:
    before = models.Position.objects.count()
    with pytest.raises(UsageError, match="does not say"):
        position().keep([quotation("Anlan has put this initiative down")])
    assert models.Position.objects.count() == before


def test_words_are_kept_with_their_place_revision_and_digest() -> None:
    one = position()
    one.keep([quotation()])
    held = one.evidence.get()
    assert (held.statement, held.revision, held.words) == (SAID, 1, WORDS)
    assert held.end - held.start == len(WORDS)
    assert held.digest == digest(WORDS)
    assert held.date == dt.date(2022, 7, 8)


def test_words_that_stand_there_twice_need_more_words() -> None:
    with pytest.raises(UsageError, match="more words"):
        position().keep([quotation("the")])


def test_the_last_quotation_of_a_claim_cannot_be_taken_away() -> None:
    one = position()
    one.keep([quotation(), quotation("there is no question of bringing it up again")])
    first, last = one.evidence.all()
    first.delete()
    with pytest.raises(NoEvidenceError):
        last.delete()
    with pytest.raises(NoEvidenceError):
        one.evidence.all().delete()
    with pytest.raises(NoEvidenceError):
        one.evidence.all().update(words="other")


def test_a_quotation_cannot_be_given_other_words() -> None:
    one = position()
    one.keep([quotation()])
    held = one.evidence.get()
    held.words = "Anlan has put this initiative down"
    with pytest.raises(UsageError):
        held.save()


def test_a_cited_document_needs_title_address_date_and_words() -> None:
    good = {
        "title": "A treaty",
        "address": "https://treaties.example/1",
        "date": dt.date(2018, 6, 12),
        "words": "Article 1",
    }
    position().keep([Evidence(**good)])
    for name in good:
        with pytest.raises(UsageError):
            position().keep([Evidence(**{one: value for one, value in good.items() if one != name})])
    with pytest.raises(UsageError):
        position().keep([Evidence(**{**good, "address": "javascript:alert(1)"})])


def test_the_database_itself_refuses_a_quotation_of_nothing() -> None:
    row = models.Evidence.objects.first()
    row.position, row.proposal, row.state, row.pending = None, None, None, None
    with pytest.raises(IntegrityError), transaction.atomic():
        super(Evidence, row).save()
