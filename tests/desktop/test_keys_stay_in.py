"""The key and the passphrase stay out of crash reports, errors, what objects say of themselves, and dumps."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import local_store.connection
from casework.trouble import Trouble
from desktop import crash_report
from desktop.folders import AccountFolder
from desktop.key_errands import KeyErrands
from desktop.sign_in import Opened
from local_store import Device, LocalStore, keys, recovery
from local_store.device_secret import DeviceSecrets
from local_store.passphrase_calls import PassphraseChange, Step
from sync import Credentials

PASSPHRASE, NEW = "tramway lantern bursary oak", "harbour kettle orchard tin"
ALONE = DeviceSecrets(None)
ROOT = Path(__file__).parents[2]


class Planted(Exception):
    """A bug that takes what it finds with it."""


@pytest.fixture
def account(tmp_path: Path) -> tuple[AccountFolder, bytes]:
    account = AccountFolder(tmp_path / "account")
    key = keys.make_keys(account.folder, PASSPHRASE, ALONE)
    LocalStore.create(account.store, key).close()
    return account, key


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Trouble]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    said: list[Trouble] = []
    crash_report.install(tmp_path, said.append)
    return said


def secrets_of(key: bytes) -> list[str]:
    return [key.hex(), key.hex().upper(), repr(key), str(list(key)), PASSPHRASE, NEW]


def bursts(holds: str, account: AccountFolder, key: bytes, patch: pytest.MonkeyPatch) -> None:
    """Raise inside a function that holds the key, with the key in the error itself."""

    def burst(*arguments: object, **_: object) -> None:
        raise Planted(f"{key!r} {key.hex()} {PASSPHRASE} {NEW} {arguments}")

    if holds == "unlock":
        patch.setattr(keys, "aes_key_unwrap", burst)
        keys.unlock(account.folder, PASSPHRASE, ALONE)
    elif holds == "rewrap":
        patch.setattr(keys, "aes_key_wrap", burst)
        keys.rewrap(account.folder, key, NEW, ALONE)
    elif holds == "recovery":
        patch.setattr(recovery, "aes_key_wrap", burst)
        recovery.make_ready(account.folder, key, key, "device", ALONE)
    else:
        patch.setattr(local_store.connection, "keyed", burst)
        LocalStore.open(account.store, key)


@pytest.mark.parametrize("holds", ["unlock", "rewrap", "recovery", "open"])
def test_a_crash_inside_a_function_that_holds_the_key_reports_places_only(
    holds: str,
    account: tuple[AccountFolder, bytes],
    shown: list[Trouble],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    where, key = account
    try:
        bursts(holds, where, key, monkeypatch)
    except Planted as error:
        sys.excepthook(type(error), error, error.__traceback__)
    report = (tmp_path / "crashes.log").read_text()
    assert "Planted" in report
    assert "in burst" in report
    [trouble] = shown
    printed = capfd.readouterr()
    for secret in secrets_of(key):
        for said in (report, trouble.sentence(), trouble.detail, printed.out, printed.err):
            assert secret not in said


def test_a_crash_on_a_plain_thread_is_not_printed_with_its_words(
    account: tuple[AccountFolder, bytes], shown: list[Trouble], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    where, key = account

    def crash() -> None:
        with pytest.MonkeyPatch.context() as patch:
            bursts("unlock", where, key, patch)

    thread = threading.Thread(target=crash)
    thread.start()
    thread.join()
    report = (tmp_path / "crashes.log").read_text()
    assert "Planted" in report
    printed = capfd.readouterr()
    for secret in secrets_of(key):
        assert secret not in report + printed.out + printed.err


def test_nothing_that_holds_a_secret_says_it(account: tuple[AccountFolder, bytes]) -> None:
    where, key = account
    for holder in (
        Opened(where, key, Device(id="d"), PASSPHRASE),
        KeyErrands(where, key),
        Credentials("amina", PASSPHRASE),
        Step("mark", PASSPHRASE),
        PassphraseChange(PASSPHRASE, (Step("mark", NEW),)),
    ):
        for secret in secrets_of(key):
            assert secret not in repr(holder)
            assert secret not in f"{holder}"


def test_a_wrong_key_is_told_without_it(account: tuple[AccountFolder, bytes]) -> None:
    where, key = account
    with pytest.raises(Trouble) as told:
        LocalStore.open(where.store, key[::-1])
    chain: BaseException | None = told.value
    while chain is not None:
        for secret in (*secrets_of(key), key[::-1].hex()):
            assert secret not in f"{chain!r} {chain} {getattr(chain, 'detail', '')}"
        chain = chain.__cause__ or chain.__context__


@pytest.mark.skipif(sys.platform != "linux", reason="what Windows and macOS are asked is not tried here")
def test_the_process_leaves_no_core_and_nobody_of_the_same_user_reads_it() -> None:
    script = (
        "import ctypes, resource; from desktop.no_dumps import keep_out_of_dumps; keep_out_of_dumps();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert run.stdout.strip() == "(0, 0) 0", run.stderr


def test_every_command_begins_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop import command

    asked: list[int] = []
    monkeypatch.setattr(command, "keep_out_of_dumps", lambda: asked.append(1))
    with pytest.raises(SystemExit):
        command.main(["--help"])
    assert asked == [1]
