"""Letters to readers: what they say, the queue they wait in, and what sends them (`due.send_due`)."""
