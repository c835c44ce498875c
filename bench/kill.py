"""Kill website and worker 200 times while four writers act, on SQLite and on PostgreSQL: nothing lost, nothing double.

`BASIS_KILL_ROUNDS` gives another number of rounds.
"""

import os

from tests import kill_rounds


def main() -> int:
    """1 when anything was lost or double on either database."""
    rounds = os.environ.get("BASIS_KILL_ROUNDS", "200")
    return max([kill_rounds.main([rounds]), kill_rounds.main([rounds, "--pg"])])
