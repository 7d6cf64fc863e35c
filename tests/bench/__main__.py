"""Run the benchmarks: a table on stdout, and bench.json."""

import sys
from pathlib import Path

from tests.bench import measured, sync_bench


def main() -> None:
    """All of them."""
    figures: list[measured.Measured] = []
    for one in sync_bench.figures():
        print(f"measured {one.name}: {one.value} {one.unit}", file=sys.stderr, flush=True)
        figures.append(one)
    print(measured.table(figures))
    measured.write(figures, Path("bench.json"))


main()
