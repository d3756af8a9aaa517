"""Alerts without an account: what entered the record of late is told by letter, to a program, or in a feed of one's own."""
