"""Every public name is listed, sorted and explained."""

import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import onrecord
from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.settings import start


@pytest.fixture(autouse=True, scope="module")
def site_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Sets Django up where no test of the site has: what needs it cannot be loaded before."""
    folder = tmp_path_factory.mktemp("public")
    start(SiteOptions(folder / "record", data=folder / "site"))


def packages() -> list[ModuleType]:
    below = pkgutil.walk_packages(onrecord.__path__, prefix="onrecord.")
    return [onrecord, *(importlib.import_module(item.name) for item in below if item.ispkg)]


def test_every_package_tells_what_it_is_for() -> None:
    assert [package.__name__ for package in packages() if not package.__doc__] == []


def test_every_listed_name_exists_in_sorted_order() -> None:
    for package in packages():
        names = getattr(package, "__all__", [])
        assert names == sorted(names, key=lambda name: (not name.isupper(), not name[:1].isupper(), name)) or names == (
            sorted(names)
        ), package.__name__
        assert [name for name in names if not hasattr(package, name)] == [], package.__name__


def test_every_listed_class_and_function_has_a_docstring() -> None:
    bare = [
        f"{package.__name__}.{name}"
        for package in packages()
        for name in getattr(package, "__all__", [])
        if (inspect.isclass(getattr(package, name)) or inspect.isroutine(getattr(package, name)))
        and not inspect.getdoc(getattr(package, name))
    ]
    assert bare == []
