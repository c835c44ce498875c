"""Kill website and worker 200 times while four writers act, on SQLite and on PostgreSQL: nothing lost, nothing double.

`BASIS_KILL_ROUNDS` gives another number of rounds.
"""

import os
import subprocess
import sys


def main() -> int:
    """1 when anything was lost or double on either database."""
    play = [sys.executable, "-m", "tests.kill_rounds", os.environ.get("BASIS_KILL_ROUNDS", "200")]
    return max(subprocess.run([*play, *where], check=False).returncode for where in ([], ["--pg"]))
