"""`python -m app` is the same as the console script `somattran`."""

import sys

from app.cli import main

sys.exit(main())
