"""Every part of `make bench` can at least begin: no run of the suite would notice otherwise."""

import importlib
import pkgutil

import pytest

import tests.bench


@pytest.mark.parametrize("name", [one.name for one in pkgutil.iter_modules(tests.bench.__path__) if one.name[0] != "_"])
def test_each_module_of_the_benchmarks_is_there_whole(name: str) -> None:
    importlib.import_module(f"tests.bench.{name}")
