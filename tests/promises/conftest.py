"""Two colleagues' laptops, for the promises that need them."""

from pathlib import Path

import pytest

from tests.sync.laptops import Laptop, Service


@pytest.fixture
def amina(service: Service, tmp_path: Path) -> Laptop:
    return service.laptop(tmp_path, "amina")


@pytest.fixture
def callum(service: Service, tmp_path: Path) -> Laptop:
    return service.laptop(tmp_path, "callum")
