"""The newsroom of the first start: a small complete site around the demo record, in English and Chinese."""
