"""The newsroom's own lists."""

import pytest
from django.utils import translation

from onrecord.web.pages.listing import Asked
from onrecord.web.pages.sources import briefings, statements

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.mark.parametrize(("language", "name"), [("en", "Du Hengzhou"), ("zh", "杜衡洲")])
def test_who_presided_and_who_spoke_are_named_in_the_readers_script(language: str, name: str) -> None:
    with translation.override(language):
        newest = next(one for one in briefings(Asked(9, query="xa-mfa")) if one.date == "2024-09-24")
        said = statements(Asked(40, query="office:xa-mfa kind:answer after:2024-04"))
    assert newest.extra == name
    assert {one.byline for one in said} == {name}
    assert {one.language for one in said} == {"en", "zh"}, "pages in both languages"
