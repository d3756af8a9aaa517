"""The steps that make the newsroom's tables. They are generated with Wagtail 7.4: those of 8 do not run on 7.4."""
