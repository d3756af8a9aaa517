"""What a page may consist of."""
# mypy: disable-error-code="import-untyped, misc"

from __future__ import annotations

from wagtail.blocks import StreamBlock

from onrecord.web.pages.blocks.pictures import BigPicture, Cover, Embed, Gallery, TextAndImage
from onrecord.web.pages.blocks.quotation import Quotation
from onrecord.web.pages.blocks.record import KeyFigures, PhraseChart, Positions, SearchBox, Timeline
from onrecord.web.pages.blocks.structure import Contents, Listed, Share
from onrecord.web.pages.blocks.texts import Accordion, CallToAction, Card, Columns, Notice, Steps, Tabs, Text, Title


class Body(StreamBlock):
    """Every block there is."""

    title = Title()
    text = Text()
    notice = Notice()
    accordion = Accordion()
    tabs = Tabs()
    steps = Steps()
    call_to_action = CallToAction()
    card = Card()
    big_picture = BigPicture()
    cover = Cover()
    text_image = TextAndImage()
    gallery = Gallery()
    embed = Embed()
    quotation = Quotation()
    key_figures = KeyFigures()
    positions = Positions()
    phrase_chart = PhraseChart()
    timeline = Timeline()
    search_box = SearchBox()
    columns = Columns()
    contents = Contents()
    share = Share()
    listed = Listed()
