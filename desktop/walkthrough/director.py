"""The walkthrough: a day without a connection, step by step, on real processes. Each step is asserted."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop.central_process import DemoCentral
from desktop.walkthrough.laptop import DoesNotHold, Laptop
from desktop.walkthrough.link import Link
from desktop.walkthrough.story import Story


class Step(msgspec.Struct, frozen=True):
    """One line of the summary."""

    step: str
    held: bool
    seconds: float
    why: str = ""


def walk(out: Path) -> int:
    """Walk through the whole story; leave pictures, PDFs and summary.json in `out`. 0 where every step held."""
    out.mkdir(parents=True, exist_ok=True)
    for before in [*out.glob("*.png"), *out.glob("*.pdf")]:
        before.unlink()  # of an earlier walk: a picture in the folder is always of this one
    began = time.perf_counter()
    steps: list[Step] = []
    with tempfile.TemporaryDirectory(prefix="holdfast-walkthrough-", ignore_cleanup_errors=True) as folder:
        central = DemoCentral(Path(folder) / "central")
        links = [Link(central.port), Link(central.port)]
        laptops = [
            Laptop("Imogen's laptop", Path(folder) / "imogen", links[0].url, out, screen=True),
            Laptop("Callum's laptop", Path(folder) / "callum", links[1].url, out),
        ]
        passwords = {user["user"]: user["password"] for user in central.users}
        story = Story(laptops[0], laptops[1], links[0], links[1], passwords, out)
        try:
            for words, act in story.steps():
                steps.append(_one(words, act))
                if not steps[-1].held:
                    for laptop in laptops:
                        laptop.shoot_if_there(f"does-not-hold-{laptop.data_dir.name}")
                    break
        finally:
            for laptop in laptops:
                laptop.end()
            for link in links:
                link.stop()
            central.stop()
    held = all(step.held for step in steps)
    took = time.perf_counter() - began
    summary = {"held": held, "seconds": round(took, 1), "steps": steps, "files": sorted(p.name for p in out.iterdir())}
    (out / "summary.json").write_bytes(msgspec.json.format(msgspec.json.encode(summary)))
    print(
        f"{'Every step held' if held else 'A step did not hold'}: {len(steps)} steps in {took:.1f} s. Pictures in {out}"
    )
    return 0 if held else 1


def _one(words: str, act: Callable[[], object]) -> Step:
    """Do one step, time it, and print its line."""
    began = time.perf_counter()
    why = ""
    try:
        act()
    except DoesNotHold as failed:
        why = str(failed)
    took = time.perf_counter() - began
    print(f"{'held' if not why else 'DOES NOT HOLD':<5} {took:6.2f} s  {words}", flush=True)
    if why:
        print(f"      {why}", file=sys.stderr, flush=True)
    return Step(words, not why, round(took, 2), why)
