"""Writes the tables of docs/rulebook.md anew from those in casework/.

python tools/write_rulebook.py
"""

import sys
from pathlib import Path

PAGE = Path("docs/rulebook.md")


def main() -> None:
    """Fill the page, from the root of the project."""
    sys.path.insert(0, ".")
    from casework.rulebook import filled

    PAGE.write_text(filled(PAGE.read_text("utf-8")), "utf-8", newline="\n")
    print(f"{PAGE} is written")


if __name__ == "__main__":
    main()
