"""A short version of `./run bench kill`: five blows with SIGKILL, and every act and message is there once."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_killing_website_and_worker_loses_no_act_and_no_message():
    played = subprocess.run(
        [sys.executable, "-m", "tests.kill_rounds", "5"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert played.returncode == 0, played.stdout + played.stderr[-2000:]
    assert "nothing lost, nothing double" in played.stdout
