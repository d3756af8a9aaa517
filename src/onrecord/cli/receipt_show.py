"""Prints receipts, and what is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from onrecord.cli.forms import json_line
from onrecord.cli.terminal import fitted, paper
from onrecord.cli.verify_record import DIFFERS, SCHEMA, line_of, proof
from onrecord.errors import CaptureError
from onrecord.record.receipt import receipt, receipt_json
from onrecord.record.receipt_check import check_receipt
from onrecord.record.store import Store

_COMPARE = "The receipt agrees with itself. Compare its root with one that you know from elsewhere (--root)."


def print_receipt(name: str, folder: Path, *, root: str | None) -> None:
    """Prints the receipt of a statement."""
    with Store.open(folder) as store:
        click.echo(receipt_json(receipt(store, name, root=root)), nl=False)


def check_file(file: str, *, root: str | None, page: Path | None, as_json: bool) -> int:
    """Returns the exit code after telling whether the receipt in a file holds."""
    made = _read(file)
    found = check_receipt(made, root=root, page=None if page is None else page.read_bytes())
    for finding in found:
        click.echo(json_line(finding.to_dict()) if as_json else line_of(finding))
    if as_json:
        click.echo(json_line({"schema": SCHEMA, "ok": not found}))
    elif not found:
        click.echo(proof(made))
        if root is None:
            click.echo(fitted(_COMPARE, paper().columns))
    return DIFFERS if found else 0


def _read(file: str) -> Any:
    try:
        with click.open_file(file, "rb") as stream:
            return json.loads(stream.read())
    except OSError as failure:
        raise CaptureError(f"{file}: {failure.strerror or failure}", address=file) from None
    except (ValueError, RecursionError):
        raise CaptureError(f"{file}: no JSON, so no receipt", address=file) from None
