"""How Sphinx builds the documentation: MyST pages, the furo theme, nothing fetched from elsewhere."""

from importlib.metadata import version as installed

project = "OnRecord"
author = "The OnRecord developers"
copyright = "the OnRecord developers, Apache-2.0"
version = release = installed("onrecord")
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
nitpicky = False

html_theme = "furo"
html_title = "OnRecord"
html_copy_source = False
html_show_sphinx = False
# Pages are read offline too: no fonts, scripts or badges from other hosts.
html_theme_options = {"top_of_page_buttons": [], "footer_icons": []}

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_format = "short"
