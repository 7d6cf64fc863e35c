"""The operating system's own keyring, for real: a GNOME keyring daemon on a message bus of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PASSPHRASE = "tramway oak"
SCRIPT = f"""
import sys
from pathlib import Path
from local_store.device_secret import of_this_computer
from local_store.key_file import KEY_FILE
from local_store import recovery
from local_store.keys import make_keys, put_in_force, rewrap, unlock
folder = Path(sys.argv[1])
print(of_this_computer().there())
key = make_keys(folder, {PASSPHRASE!r})
secret = bytes(range(32))
recovery.make_ready(folder, key, secret, "device")
put_in_force(folder, rewrap(folder, key, "harbour tin"))
assert recovery.open_with(folder, secret) == unlock(folder, "harbour tin") == key
put_in_force(folder, rewrap(folder, key, {PASSPHRASE!r}))
print("laptop" in (folder / KEY_FILE).read_text(), unlock(folder, {PASSPHRASE!r}) == key)
"""


def test_half_of_the_key_lies_in_the_systems_keyring(tmp_path: Path) -> None:
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed here, so the system's keyring was not tried for real")
    script = str(tmp_path / "script.py")
    Path(script).write_text(SCRIPT)
    unlocked = 'printf "sign-in" | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
    run = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", unlocked, "sh", sys.executable, script, str(tmp_path / "account")],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ
        | {
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        },
    )
    assert run.stdout.split() == ["True", "True", "True"], run.stderr
    plain = [file for file in (tmp_path / "data").rglob("*") if file.is_file()]
    assert plain, "the daemon kept it in this test's own folder"
