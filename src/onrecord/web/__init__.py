"""The site: the only place that knows Django. `record` shows the record, `gate` stands before it, `project` serves."""
