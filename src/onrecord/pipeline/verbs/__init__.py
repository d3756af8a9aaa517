"""The verbs of a record: what `onrecord.open` answers, and the open API with the same words."""
