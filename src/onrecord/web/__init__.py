"""The site: the only place that knows Django. `web.record` shows the record, `web.project` is what serves it."""
