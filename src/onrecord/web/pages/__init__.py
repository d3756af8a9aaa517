"""The newsroom: pages of building blocks around the record, made with Wagtail."""
