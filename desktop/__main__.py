"""python -m desktop"""

import os
import sys

from desktop.command import main

if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Python is not taken apart: a thread may still wait for the network, and Qt would be destroyed under it.
    os._exit(code)
