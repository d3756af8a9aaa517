"""The verbs of editors: each checks, writes, logs and begins a new generation of pages."""
