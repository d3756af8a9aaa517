"""What serves the site: its settings, read once, the middleware around every page, and the server."""
