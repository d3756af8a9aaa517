from onrecord.analysis.reuse.source import Source
from onrecord.model.statement import Kind
from onrecord.pipeline.check.framing import framing

SAID = Source(
    "xa-mfa/2021-03-02/en/a1@r1", Kind.ANSWER, 1,
    "The harbor fees stay as they were agreed. Anlan will publish the timetable in March.",
)  # fmt: skip
CHINESE = Source("xa-mfa/2021-03-02/zh/a1@r1", Kind.ANSWER, 1, "港口收费维持不变。安方将于三月公布时间表。")


def test_terms_that_nothing_reused_has_are_listed() -> None:
    found = framing("Anlan threatens to raise harbor fee in March", [SAID])
    assert found.unsupported == ("threatens", "raise")
    assert {term for one in found.supported_by for term in one.terms} == {"Anlan", "harbor", "fee", "March"}
    for one in found.supported_by:
        assert one.span.cut(SAID.text)


def test_other_forms_of_a_word_and_ordinals_count_as_the_word() -> None:
    assert framing("Timetables published", [SAID]).unsupported == ()
    assert framing("March 2nd", [SAID], ["March 2 2021"]).unsupported == ()


def test_what_the_briefing_itself_vouches_for_is_supported() -> None:
    assert framing("Moreau: fees stay", [SAID], ["Ida Moreau"]).unsupported == ()


def test_a_chinese_headline_is_cut_where_the_record_has_its_words() -> None:
    found = framing("安方威胁提高港口收费", [CHINESE])
    assert found.unsupported == ("威胁提高",)
    assert {term for one in found.supported_by for term in one.terms} >= {"港口收费"}
    assert framing("港口收費維持不變", [CHINESE]).unsupported == ()
