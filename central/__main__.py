"""python -m central"""

import sys

from central.command import main

if __name__ == "__main__":
    sys.exit(main())
