"""The main job, end to end, as `make run` does it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("02-today", "03-caseload", "04-case-summary", "05-timeline", "10-unlock", "12-outbox", "16-two-versions")


def walk(out: Path, before: list[str], platform: str) -> None:
    command = [*before, sys.executable, "-m", "desktop", "walkthrough", "--out", str(out)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["held"]
    assert len(done.stdout.splitlines()) == len(summary["steps"]) + 1
    for page in PAGES:
        assert (out / f"{page}.png").stat().st_size > 10_000
    for document in ("appointment-letter.pdf", "case-summary.pdf"):
        assert (out / document).read_bytes().startswith(b"%PDF-")


def test_every_step_of_the_walkthrough_holds(tmp_path: Path) -> None:
    """On an X server, where there is one to be had: the very same steps take as long without a screen."""
    if shutil.which("xvfb-run"):
        walk(tmp_path / "out", ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"], "xcb")
    else:
        walk(tmp_path / "out", [], "offscreen")


def test_the_walkthrough_stops_at_the_first_step_that_does_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from desktop.walkthrough import director, story

    def nothing_there(self: story.Story) -> None:
        raise director.DoesNotHold("nobody signed in")

    monkeypatch.setattr(story.Story, "sign_in", nothing_there)
    assert director.walk(tmp_path / "out") == 1
    assert "DOES NOT HOLD" in capsys.readouterr().out
    summary = json.loads((tmp_path / "out/summary.json").read_text(encoding="utf-8"))
    assert [step["held"] for step in summary["steps"]] == [False]
