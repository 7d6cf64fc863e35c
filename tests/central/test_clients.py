"""A program too old for the centre still delivers what it holds, and reads nothing."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from casework.edits import new_edit, new_record
from central import clients
from central.answers import Refusal
from sync.wire import CLIENT_HEADER, Applied, Edits, Enrol, Looks, Me, Problem, SignIn, to_wire
from tests.central.laptop import PASSWORD, Laptop, plain
from tests.central_process import CentralProcess


@pytest.fixture(scope="module")
def strict_centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentralProcess]:
    """A centre that gives nothing to a program older than 1.10."""
    with CentralProcess(tmp_path_factory.mktemp("strict")) as process:
        process.add_user("amina", PASSWORD)
        process.start("--minimum-client", "1.10")
        yield process


@pytest.fixture(scope="module")
def amina(strict_centre: CentralProcess) -> Laptop:
    return Laptop(strict_centre.url, "amina")


def test_an_old_program_delivers_and_reads_nothing(amina: Laptop) -> None:
    case = amina.open_case()
    amina.http.headers[CLIENT_HEADER] = "1.9.9"
    for method, path, message in (("GET", "me", None), ("GET", "changes", None), ("POST", "looks", Looks([]))):
        answer = amina.call(method, path, message)
        assert answer.status_code == 426
        told = msgspec.json.decode(plain(answer), type=Problem)
        assert told.code == "client_too_old"
        assert "1.10" in told.reason
    (applied,) = amina.push(new_edit(new_record("contact", case), {"note": "Met."}, "amina"))
    assert isinstance(applied, Applied)
    for path, message in (
        ("signin", SignIn("amina", PASSWORD)),
        ("devices", Enrol(amina.device, "x")),
        ("refresh", None),
        ("edits", Edits([to_wire(new_edit(new_record("contact", case), {"note": "Met."}, "amina"))])),
    ):
        assert amina.call("POST", path, message).status_code == 200, path


@pytest.mark.parametrize("version", [None, "", "1.10", "1.10.0", "1.10.0rc1", "1.11", "2"])
def test_a_program_that_is_new_enough_or_says_nothing_reads(amina: Laptop, version: str | None) -> None:
    amina.http.headers.pop(CLIENT_HEADER, None)
    if version is not None:
        amina.http.headers[CLIENT_HEADER] = version
    assert amina.ask("GET", "me", None, Me).minimum_client == "1.10"


@pytest.mark.parametrize(
    ("version", "oldest", "old"),
    [
        ("0.1.0", "0", False),
        ("1.2.0", "1.2", False),
        ("1.2", "1.2.0", False),
        ("1.2.0", "1.2.1", True),
        ("1.9", "1.10", True),
        ("v2", "1", True),
        ("nonsense", "0", False),
        ("9" * 5000, "1", False),
        ("٣.١", "1", True),
    ],
)
def test_versions_are_compared_as_numbers(version: str, oldest: str, old: bool) -> None:
    if not old:
        clients.check(version, oldest)
        return
    with pytest.raises(Refusal) as refused:
        clients.check(version, oldest)
    assert refused.value.status == 426


@pytest.mark.parametrize("oldest", ["", "new", "1.2-rc1", "1..2"])
def test_a_minimum_that_is_no_version_is_said_so(tmp_path: Path, oldest: str) -> None:
    done = CentralProcess(tmp_path).run("serve", "--port", "0", "--minimum-client", oldest)
    assert done.returncode == 1
    assert done.stderr.startswith("The oldest version is not a version.")
