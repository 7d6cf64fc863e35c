"""Run the benchmarks: a table on stdout, and bench.json. With names (sync, store...), only those parts."""

import argparse
import sys
from pathlib import Path

from tests.bench import known_bench, measured, print_bench, store_bench, sync_bench

PARTS = {
    "sync": sync_bench.figures,
    "store": store_bench.figures,
    "central": known_bench.figures,
    "printing": print_bench.figures,
}


def main() -> None:
    """All of them, or the parts that were named."""
    parser = argparse.ArgumentParser(prog="tests.bench")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; without any: all")
    asked = parser.parse_args().parts
    unknown = set(asked) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    figures: list[measured.Measured] = []
    for name, part in PARTS.items():
        if asked and name not in asked:
            continue
        for one in part():
            print(f"measured {one.name}: {one.value} {one.unit}", file=sys.stderr, flush=True)
            figures.append(one)
    print(measured.table(figures))
    measured.write(figures, Path("bench.json"))


main()
