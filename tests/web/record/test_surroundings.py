"""What the site is called, in what it sends and hands out."""

import pytest
from attrs import evolve
from django.conf import settings
from django.test import override_settings

from onrecord.web.record.surroundings import sender, site_name


class Named:
    """Surroundings of a site that has a name in each language."""

    style = logo = ""

    def __init__(self, host: str) -> None:
        self.host = host

    def name(self, language: str) -> str:
        return {"en": 'The "Keldan" Desk', "zh": "克尔丹观察"}[language]


NAMED = override_settings(ONRECORD_SURROUNDINGS=f"{__name__}.Named")


def from_whom(sender_of_options: str) -> str:
    with override_settings(ONRECORD=evolve(settings.ONRECORD, sender=sender_of_options)):
        return sender()


@NAMED
def test_the_site_has_its_own_name_in_each_language() -> None:
    assert (site_name(), site_name("zh")) == ('The "Keldan" Desk', "克尔丹观察")


@NAMED
@pytest.mark.parametrize("usual", ["OnRecord <onrecord@localhost>", "onrecord@localhost"])
def test_letters_come_from_the_sites_name_where_no_other_sender_was_set(usual: str) -> None:
    assert from_whom(usual) == '"The Keldan Desk" <onrecord@localhost>'


@NAMED
def test_a_sender_that_was_set_stays() -> None:
    assert from_whom("Desk of Letters <desk@keldan.example>") == '"Desk of Letters" <desk@keldan.example>'


@override_settings(ONRECORD_SURROUNDINGS="")
def test_a_site_without_a_name_is_called_as_the_software() -> None:
    assert site_name() == "OnRecord"
    assert from_whom("OnRecord <onrecord@localhost>") == '"OnRecord" <onrecord@localhost>'
