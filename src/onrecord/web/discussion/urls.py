"""Which address of a discussion answers how. Language and `.json` are taken off before (`web.gate.address`)."""

from __future__ import annotations

from typing import Final

from django.urls import re_path

from onrecord.web.discussion.things import KEY
from onrecord.web.discussion.views import counting, judge, letters, moderate, page, passages, write

_KEY: Final = rf"(?P<key>{KEY})"
_ONE: Final = r"(?P<number>[1-9]\d{0,17})"
_TOKEN: Final = r"(?P<token>[A-Za-z0-9:._~=-]{1,400})"  # noqa: S105  how one looks

urlpatterns = [
    re_path(r"^views$", counting.viewed),
    re_path(r"^discuss/popular$", counting.popular),
    re_path(r"^discuss/corrections$", judge.correction_log),
    re_path(r"^discuss/my$", letters.my),
    re_path(rf"^discuss/my/{_TOKEN}$", letters.mine),
    re_path(rf"^discuss/my/{_TOKEN}/export$", letters.mine_file),
    re_path(rf"^discuss/my/{_TOKEN}/delete$", letters.mine_deleted),
    re_path(rf"^discuss/confirm/{_TOKEN}$", letters.confirm_link),
    re_path(rf"^discuss/stop/{_TOKEN}$", letters.stop_link),
    re_path(r"^discuss/moderate$", moderate.desk),
    re_path(r"^discuss/moderate/bans$", moderate.bans),
    re_path(r"^discuss/moderate/log$", moderate.deeds),
    re_path(r"^discuss/moderate/rules$", moderate.rules_page),
    re_path(rf"^discuss/moderate/comment/{_ONE}$", moderate.one_comment),
    re_path(rf"^discuss/moderate/correction/{_ONE}$", moderate.correction),
    re_path(rf"^discuss/comment/{_ONE}$", page.single),
    re_path(rf"^discuss/comment/{_ONE}/answers$", page.answers),
    re_path(rf"^discuss/comment/{_ONE}/reply$", write.reply),
    re_path(rf"^discuss/comment/{_ONE}/follow$", letters.follow_thread),
    re_path(rf"^discuss/comment/{_ONE}/edit$", write.change),
    re_path(rf"^discuss/comment/{_ONE}/delete$", write.delete),
    re_path(rf"^discuss/comment/{_ONE}/vote$", judge.votes),
    re_path(rf"^discuss/comment/{_ONE}/report$", judge.reports),
    re_path(rf"^discuss/comment/{_ONE}/decide$", moderate.decision),
    re_path(rf"^discuss/question/{_ONE}$", passages.box),
    re_path(rf"^discuss/question/{_ONE}/decide$", moderate.question),
    re_path(rf"^discuss/{_KEY}/fragment$", page.fragment),
    re_path(rf"^discuss/{_KEY}/more$", page.more),
    re_path(rf"^discuss/{_KEY}/marks$", passages.marks),
    re_path(rf"^discuss/{_KEY}/ask$", passages.ask),
    re_path(rf"^discuss/{_KEY}/comment$", write.comment),
    re_path(rf"^discuss/{_KEY}/follow$", letters.follow_thing),
    re_path(rf"^discuss/{_KEY}/answered$", judge.answered),
    re_path(rf"^discuss/{_KEY}/correct$", judge.correct),
    re_path(rf"^discuss/{_KEY}/decide$", moderate.topic),
    re_path(rf"^discuss/{_KEY}$", page.discussion),
]
