"""Floor 9: the command line. Thin commands: arguments, one call, output."""

from onrecord.cli.group import main

__all__ = ["main"]
