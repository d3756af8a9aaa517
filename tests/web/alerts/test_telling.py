"""What entered the record since the last look is told once, with its words and where they stand."""

from datetime import UTC, datetime, timedelta

from django.core import mail
from django.utils import timezone

from onrecord.web.alerts.models import Alert, Parcel
from onrecord.web.alerts.run import run_alerts

from .conftest import MAIL, Record, Visitor, link

LATER = timedelta(minutes=30)


def test_an_old_briefing_that_enters_now_is_news_and_what_was_held_is_not(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search='"reciprocal suspension"')
    count = len(mail.outbox)
    run_alerts()
    assert len(mail.outbox) == count
    record.add("2018-02-05", "We always spoke of reciprocal suspension, and of talks.")
    run_alerts()
    assert len(mail.outbox) == count + 1
    letter = mail.outbox[-1]
    assert letter.to == [MAIL]
    assert "«reciprocal suspension»" in letter.body
    assert "5 February 2018" in letter.body
    path = next(line.strip() for line in letter.body.splitlines() if "/a1@r1?q=" in line)
    page = visitor.get(path.removeprefix("https://record.example")).content.decode()
    assert "<mark>reciprocal suspension</mark>" in page
    assert "<mark" in letter.alternatives[0][0]
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == count + 1


def test_several_alerts_of_a_reader_make_one_letter_and_the_same_words_are_told_once(
    visitor: Visitor, record: Record
) -> None:
    visitor.ordered(search="lighthouse")
    visitor.ordered(speaker="Lin Yueran")
    visitor.ordered(terms="lighthouse\nbeacon keeper", name="Lights")
    count = len(mail.outbox)
    record.add("2025-06-03", "The lighthouse of Sable Point is lit again.")
    run_alerts()
    assert len(mail.outbox) == count + 1
    body = mail.outbox[-1].body
    assert body.count("/a1@r1?q=") == 1
    assert "Search: lighthouse; Issue: Lights" in body
    assert "Nothing of the kind is planned" in body


def test_an_outlet_s_questions_are_told(visitor: Visitor, record: Record) -> None:
    visitor.ordered(outlet="Reuters")
    record.add("2025-06-03", "Yes.", question="Will the ferry to Solenne sail?")
    run_alerts()
    assert "Will the ferry to Solenne sail?" in mail.outbox[-1].body
    assert "Is there a date" not in mail.outbox[-1].body


def test_chinese_letters_speak_chinese_and_lead_to_chinese_pages(visitor: Visitor, record: Record) -> None:
    visitor.ordered("/zh", search="lighthouse")
    record.add("2025-06-03", "The lighthouse of Sable Point is lit again.")
    run_alerts()
    letter = mail.outbox[-1]
    assert "检索：lighthouse" in letter.subject
    assert "2025年6月3日" in letter.body
    assert "https://record.example/zh/xa-mfa/2025-06-03" in letter.body
    assert 'lang="zh-Hans"' in letter.alternatives[0][0]


def test_a_changed_page_is_told_with_the_words_that_went(visitor: Visitor, record: Record) -> None:
    record.add("2025-06-03", "The harbor stays open to all ships.")
    visitor.ordered(page="xa-mfa")
    count = len(mail.outbox)
    record.add("2025-06-03", "The harbor stays closed to all ships.")
    run_alerts()
    assert len(mail.outbox) == count + 1
    body = mail.outbox[-1].body
    assert "- The harbor stays open to all ships." in body
    assert "+ The harbor stays closed to all ships." in body
    assert "/xa-mfa/2025-06-03/en/revisions?from=1&to=2" in body


def test_words_that_a_changed_page_kept_are_not_told_again(visitor: Visitor, record: Record) -> None:
    record.add("2025-06-03", "The lighthouse is lit.", other="All is calm.")
    visitor.ordered(search="lighthouse")
    count = len(mail.outbox)
    record.add("2025-06-03", "The lighthouse is lit.", other="All is calm, as ever.")
    run_alerts()
    assert len(mail.outbox) == count
    record.add("2025-06-03", "The lighthouse is lit.", other="All is calm at the lighthouse.")
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == count + 1
    assert "All is calm at the «lighthouse»." in mail.outbox[-1].body


def test_a_phrase_is_news_when_it_is_first_said(visitor: Visitor, record: Record) -> None:
    visitor.ordered(phrase="amber corridor")
    record.add("2025-06-03", "We propose an amber corridor for ships.")
    run_alerts()
    assert "said for the first time" in mail.outbox[-1].body
    count = len(mail.outbox)
    record.add("2025-06-04", "The amber corridor is useful.")
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == count


def test_a_phrase_that_comes_back_is_news_with_the_days_it_was_away(visitor: Visitor, record: Record) -> None:
    record.add("2025-06-03", "We propose an amber corridor for ships.")
    visitor.ordered(phrase="amber corridor", days="30")
    count = len(mail.outbox)
    record.add("2025-06-20", "The amber corridor is useful.")
    run_alerts()
    assert len(mail.outbox) == count
    record.add("2025-08-01", "The amber corridor is useful.")
    run_alerts(timezone.now() + LATER)
    assert "said again after 42 days" in mail.outbox[-1].body
    assert "before: 20 June 2025" in mail.outbox[-1].body


def test_a_phrase_that_is_no_longer_said_is_news_once(visitor: Visitor, record: Record) -> None:
    record.add("2025-06-03", "We propose an amber corridor for ships.")
    visitor.ordered(phrase="amber corridor", days="30", absence="1")
    count = len(mail.outbox)
    record.add("2025-07-10", "No comment.")
    run_alerts()
    assert len(mail.outbox) == count + 1
    assert "not said for 37 days" in mail.outbox[-1].body
    assert "last on 3 June 2025; the newest briefing held is of 10 July 2025" in mail.outbox[-1].body
    record.add("2025-07-11", "No comment again.")
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == count + 1


def test_an_earlier_use_found_late_is_news(visitor: Visitor, record: Record) -> None:
    record.add("2025-06-03", "We propose an amber corridor for ships.")
    visitor.ordered(phrase="amber corridor", first="1")
    record.add("2017-06-05", "An amber corridor was spoken of.")
    run_alerts()
    assert "said earlier than was known" in mail.outbox[-1].body
    assert "before: 3 June 2025" in mail.outbox[-1].body


def test_a_promise_is_news_for_those_who_follow_an_office_s_follow_ups(visitor: Visitor, record: Record) -> None:
    visitor.ordered(**{"follow-ups": "xa-mfa"})
    count = len(mail.outbox)
    record.add("2025-06-03", "I am not aware of the situation you mentioned. I will check and get back to you.")
    run_alerts()
    assert len(mail.outbox) == count + 1
    assert "an answer was put off" in mail.outbox[-1].body
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == count + 1


def test_daily_and_weekly_news_wait_for_their_morning(visitor: Visitor, record: Record) -> None:
    daily, weekly = (
        visitor.ordered(search="lighthouse", cadence="daily"),
        visitor.ordered(search="lit", cadence="weekly"),
    )
    noon = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)  # a Wednesday
    Alert.objects.update(next=noon - timedelta(hours=2))
    run_alerts(noon)
    count = len(mail.outbox)
    record.add("2025-06-03", "The lighthouse of Sable Point is lit again.")
    run_alerts(noon + timedelta(hours=17))
    assert len(mail.outbox) == count
    run_alerts(noon + timedelta(hours=18))
    assert len(mail.outbox) == count + 1
    assert "Search: lighthouse" in mail.outbox[-1].subject
    daily.refresh_from_db()
    weekly.refresh_from_db()
    assert daily.next == datetime(2030, 1, 4, 6, 0, tzinfo=UTC)
    assert weekly.next == datetime(2030, 1, 7, 6, 0, tzinfo=UTC)
    run_alerts(datetime(2030, 1, 7, 6, 0, tzinfo=UTC))
    assert "Search: lit" in mail.outbox[-1].subject


def test_at_once_is_not_more_often_than_every_ten_minutes(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    count = len(mail.outbox)
    now = timezone.now()
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts(now)
    record.add("2025-06-04", "The lighthouse is dark.")
    run_alerts(now + timedelta(minutes=9))
    assert len(mail.outbox) == count + 1
    run_alerts(now + timedelta(minutes=11))
    assert len(mail.outbox) == count + 2
    assert "dark" in mail.outbox[-1].body


def test_what_is_sent_is_not_kept(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts()
    assert not Parcel.objects.exclude(text="").exists()
    run_alerts(timezone.now() + timedelta(days=2))
    assert not Parcel.objects.exists()


def test_a_letter_leads_to_the_page_that_changes_it(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts()
    page = visitor.get(link("my"))
    assert page.status_code == 200
    assert "Search: lighthouse" in page.content.decode()
