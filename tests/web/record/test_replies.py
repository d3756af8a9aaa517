import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from onrecord.demo.build import build
from onrecord.pipeline.replied import override
from onrecord.record.writer import Writer


def told(client: Client, path: str) -> Any:
    return json.loads(client.get(path).content)


def test_a_transcript_shows_the_words_that_tell_how_it_was_answered(client: Client) -> None:
    page = told(client, "/xw-pso/2021-04-29/en.json")
    shown = {one["short"]: one["text"] for group in page["groups"] for one in group["turns"]}
    cues = [one for one in page["replies"].values() if one["cue"]]
    assert cues
    for one in cues:
        said = "\n".join(shown[name] for name in one["answers"])
        assert one["cue"] in said
        cut = [shown[name][span[0] : span[1]] for name, spans in one["spans"].items() for span in spans]
        assert "".join(cut) == one["cue"].replace("\n", "")
    html = client.get("/xw-pso/2021-04-29/en").content.decode()
    assert html.count('class="cue"') == sum(len(one["spans"]) for one in cues)


def test_counts_add_up_within_each_kind_of_question(client: Client) -> None:
    page = told(client, "/replies.json")
    assert sum(row["total"] for row in page["by_type"]) == page["total"]
    for row in (*page["by_type"], *page["by_outlet"]):
        assert sum(row["outcomes"]) == row["total"]
    parts = [told(client, f"/replies.json?office={one}")["total"] for one in page["offices"]]
    assert sum(parts) == page["total"]


def test_an_editors_label_holds_before_the_programs(site: Any, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    build(folder)
    client = site(folder)
    before = told(client, "/xa-mfa/2024-04-11/en/replies.json")["replies"][0]
    with Writer(folder) as writer:
        override(writer, before["answer_id"], "partial", reason="half of it", author="ed")
    after = told(client, "/xa-mfa/2024-04-11/en/replies.json")["replies"][0]["reply"]
    assert after["override"]["reason"] == "half of it"
    assert after["outcome"] == before["reply"]["outcome"]
    assert b"half of it" in client.get("/xa-mfa/2024-04-11/en").content


def test_promises_are_counted_by_what_became_of_them(client: Client) -> None:
    page = told(client, "/follow-ups.json")
    total = sum(page["counts"].values())
    parts = [told(client, f"/follow-ups.json?state={state}")["paging"]["total"] for state in ("met", "open", "lapsed")]
    assert parts == [page["counts"][state] for state in ("met", "open", "lapsed")]
    assert total == page["paging"]["total"] > 0
    for one in page["promises"][:5]:
        item = told(client, f"/{one['answer']}.json?q={one['link']}")
        assert item["quotation"]["exact"] == one["words"]


@pytest.mark.parametrize("path", ["/follow-ups?state=kept", "/follow-ups?office=none", "/replies?office=none"])
def test_what_there_is_not_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
