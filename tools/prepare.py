"""Everything `make` sets up, from a machine that has only python3: system libraries, virtual environment, packages.

    python3 tools/prepare.py run     what the product needs
    python3 tools/prepare.py test    the same, and what the tests need

Runs on the system's Python and its standard library. A second run that finds nothing changed does nothing.
Writes .setup/python, which starts the project's Python with the libraries found or unpacked here.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SETUP = PROJECT / ".setup"
SYSTEM = SETUP / "system"
VENV = PROJECT / ".venv"

QT_LIBRARIES = [
    "libgl1", "libegl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libxkbcommon0", "libx11-6", "libbrotli1",
    "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxcb-xfixes0", "libcups2", "xkb-data",
    "fontconfig-config",
]  # fmt: skip
TEST_PROGRAMS = ["xvfb", "xauth", "dbus-daemon", "gnome-keyring", "cups-daemon", "cups-client"]
"""An X server, a keyring and a print system to test against; what cannot be had is named by the tests it leaves out."""

SERVER_SETTINGS = "/etc/postgresql-common/createcluster.conf"


class NotPrepared(Exception):
    """Something could not be set up; the text says what, and what would mend it."""


def run(*command: str, **options: object) -> None:
    """Run a command quietly; if it fails, raise with the last lines it said."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)  # type: ignore[call-overload]
    if done.returncode != 0:
        raise NotPrepared(f"{' '.join(command[:4])} ... did not work:\n" + "\n".join(done.stdout.splitlines()[-12:]))


def say(sentence: str) -> None:
    print(f"setting up: {sentence}", file=sys.stderr, flush=True)


def is_debian() -> bool:
    return shutil.which("dpkg-query") is not None and shutil.which("apt-get") is not None


def missing_packages(names: list[str]) -> list[str]:
    """Those of the Debian packages `names` that are not installed."""
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names], capture_output=True, text=True
    )
    installed = {line.split()[0] for line in asked.stdout.splitlines() if line.endswith(" installed")}
    return [name for name in names if name not in installed]


def administrator() -> list[str] | None:
    """What to put before a command to run it as root; None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def install_packages(names: list[str], root: list[str]) -> None:
    say(f"installing {len(names)} system packages with apt")
    run(*root, "apt-get", "update", "-qq")
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive"]
    run(*quiet, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names)


def unpack_packages(names: list[str]) -> None:
    """Without root: fetch the packages and all they need, and unpack them inside the project."""
    say(f"unpacking {len(names)} system packages into .setup/system (there is no root here)")
    state, cache, debs = SETUP / "apt/state", SETUP / "apt/cache", SETUP / "debs"
    for folder in (state / "lists/partial", cache / "archives/partial", debs, SYSTEM):
        folder.mkdir(parents=True, exist_ok=True)
    settings = (f"Dir::State={state}", f"Dir::Cache={cache}", "Dir::State::status=/var/lib/dpkg/status")
    private = [word for setting in settings for word in ("-o", setting)]
    run("apt-get", *private, "update", "-qq")
    plan = subprocess.run(
        ["apt-get", *private, "install", "-s", "-qq", "--no-install-recommends", *names], capture_output=True, text=True
    )
    needed = sorted({line.split()[1] for line in plan.stdout.splitlines() if line.startswith("Inst ")})
    if plan.returncode != 0 or not needed:
        raise NotPrepared(
            "These Debian packages are needed and could not be had without root: " + " ".join(names)
            + ".\nAsk an administrator to run: apt-get install " + " ".join(names)
        )  # fmt: skip
    run("apt-get", *private, "download", "-qq", *needed, cwd=debs)
    for deb in sorted(debs.glob("*.deb")):
        run("dpkg", "-x", str(deb), str(SYSTEM))
    shutil.rmtree(debs)


def prepare_system(wanted: list[str]) -> None:
    """Qt's libraries, by apt, by sudo, or unpacked into the project. Elsewhere than Debian the reader adds them."""
    if sys.platform != "linux":
        return
    if not is_debian():
        say("this is not Debian: if the window does not start, add the system libraries that the README lists")
        return
    missing = missing_packages(wanted)
    if not missing:
        return
    root = administrator()
    if root is not None:
        install_packages(missing, root)
        return
    libraries = [name for name in missing if name in QT_LIBRARIES]
    if libraries:
        unpack_packages(libraries)


def prepare_postgresql() -> None:
    """PostgreSQL's programs, for tests that start one of their own. What cannot be had is named, here and by them."""
    if sys.platform != "linux" or not is_debian() or has_postgresql():
        return
    root = administrator()
    try:
        if root is None:
            unpack_packages(["postgresql"])
        else:
            install_postgresql(root)
    except NotPrepared as trouble:
        say(f"PostgreSQL could not be had, so the tests that need one will be left out. {trouble}")


def has_postgresql() -> bool:
    shelves = (Path("/usr/lib/postgresql"), SYSTEM / "usr/lib/postgresql")
    return shutil.which("initdb") is not None or any(shelf.glob("*/bin/initdb") for shelf in shelves)


def install_postgresql(root: list[str]) -> None:
    """The programs only: Debian's package would also make a database and keep a server running for it."""
    install_packages(["postgresql-common"], root)
    run(*root, "sh", "-c", f"echo 'create_main_cluster = false' >> {SERVER_SETTINGS}")
    install_packages(["postgresql"], root)


def make_environment() -> Path:
    """The virtual environment's Python; made with or without the system's ensurepip."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return python
    say("making the virtual environment")
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of python3
    except ImportError:
        venv.create(VENV, clear=True, with_pip=False)
        borrow_pip(python)
    else:
        venv.create(VENV, clear=True, with_pip=True)
    return python


def borrow_pip(python: Path) -> None:
    """Debian keeps pip's wheel in a package of its own: unpack that, and let pip install itself from it."""
    if not is_debian():
        raise NotPrepared("This Python has no ensurepip, so no pip. Install Python's venv package and try again.")
    if os.geteuid() == 0 and missing_packages(["python3-pip-whl"]):
        install_packages(["python3-pip-whl"], [])
    elif missing_packages(["python3-pip-whl"]):
        unpack_packages(["python3-pip-whl"])
    shelves = [Path("/usr/share/python-wheels"), SYSTEM / "usr/share/python-wheels"]
    wheels = [wheel for shelf in shelves if shelf.is_dir() for wheel in sorted(shelf.glob("pip-*.whl"))]
    if not wheels:
        raise NotPrepared("pip was not found. Install the package python3-venv and try again.")
    run(str(python), f"{wheels[-1]}/pip", "install", "-q", "--no-index", str(wheels[-1]))


def install_requirements(python: Path, requirements: Path, *options: str) -> None:
    say(f"installing the packages of {requirements.name}, each checked against its hash")
    run(
        str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input", *options,
        "--require-hashes", "--only-binary", ":all:", "-r", str(requirements), cwd=PROJECT,
    )  # fmt: skip


def write_python(python: Path) -> None:
    """A small starter that knows where unpacked libraries are."""
    lines = ["#!/bin/sh"]
    if SYSTEM.is_dir():
        folders = sorted({str(found.parent) for found in SYSTEM.rglob("*.so*")})
        lines += [
            f"export LD_LIBRARY_PATH='{':'.join(folders)}'${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}",
            f"export XKB_CONFIG_ROOT='{SYSTEM / 'usr/share/X11/xkb'}'",
            f"export FONTCONFIG_FILE='{SYSTEM / 'etc/fonts/fonts.conf'}'",
        ]
    lines.append(f"exec '{python}' \"$@\"")
    starter = SETUP / "python"
    starter.write_text("\n".join(lines) + "\n")
    starter.chmod(0o755)


def state_of(*parts: str | Path) -> str:
    """A fingerprint of what the set-up depends on."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
    return digest.hexdigest()


def main(purpose: str) -> None:
    requirements = PROJECT / ("requirements-dev.txt" if purpose == "test" else "requirements.txt")
    wanted = QT_LIBRARIES + (TEST_PROGRAMS if purpose == "test" else [])
    state = state_of(requirements, Path(__file__), sys.version, str(PROJECT))
    stamp = SETUP / f"{purpose}.done"
    if stamp.exists() and stamp.read_text() == state:
        return
    SETUP.mkdir(exist_ok=True)
    prepare_system(wanted)
    if purpose == "test":
        prepare_postgresql()
    python = make_environment()
    # The tests keep what Python compiles in a place of their own (tools/side_by_side.py), and most of it is never used.
    install_requirements(python, requirements, *(["--no-compile"] if purpose == "test" else []))
    write_python(python)
    stamp.write_text(state)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "run")
    except NotPrepared as trouble:
        sys.exit(f"Holdfast is not set up yet. {trouble}\nNothing else was changed; run the same command again.")
