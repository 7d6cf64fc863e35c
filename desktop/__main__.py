"""python -m desktop"""

import sys

from desktop.command import main

if __name__ == "__main__":
    sys.exit(main())
