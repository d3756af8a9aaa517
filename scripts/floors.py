"""The rule of floors that import-linter has no words for: folders of press offices never import each other.

import-linter's own independence contract takes a list of modules or a wildcard that matches whole names; the folders of offices
lie beside general modules of their floor (the registry, the office itself), so they are told apart by their names: `xx_yyy`.
"""

import re
from typing import Any

from importlinter.contracts.independence import IndependenceContract
from importlinter.domain import fields
from importlinter.domain.imports import ModuleExpression

FOLDER = re.compile(r"[a-z]{2}_[a-z0-9]+")


class OfficesContract(IndependenceContract):  # type: ignore[misc]  # import-linter's fields are untyped
    """Keeps the packages named `xx_yyy` below `floor` from importing each other, however indirectly."""

    type_name = "offices"

    modules = fields.SetField(subfield=fields.ModuleExpressionField(), required=False)
    floor = fields.StringField()

    def check(self, graph: Any, verbose: bool) -> Any:  # noqa: FBT001  # import-linter fixes the signature
        """Returns what the independence contract says of the folders found in `graph`."""
        children = graph.find_children(self.floor) if self.floor in graph.modules else set()
        self.modules = {ModuleExpression(name) for name in children if FOLDER.fullmatch(name.rpartition(".")[2])}
        return super().check(graph, verbose)
