"""From words that an editor names to a place in the record, and what became of them there."""
