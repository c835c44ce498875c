"""`./run test [paths] [--pg | --browser]`: the tests, with everything they need made ready first.

Without paths all tests run in two processes. `--pg` runs those that use the database on PostgreSQL, `--browser` those
in Chromium. What was skipped, and why, stands just above pytest's own last line.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import postgres, server

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "tests" / "tools"


def main(arguments: list[str]) -> int:
    """Set up, then run pytest; gives its exit code."""
    if {"-h", "--help"} & set(arguments):
        print(f"{__doc__}\nAll options of pytest can be given too: .venv/bin/python -m pytest --help")
        return 0
    on_postgres, in_browser = "--pg" in arguments, "--browser" in arguments
    arguments = [word for word in arguments if word not in {"--pg", "--browser"}]
    environment = dict(os.environ)
    prepared = subprocess.run([sys.executable, "-m", "basis", "setup", "--files-only"], cwd=ROOT, check=False)
    if prepared.returncode or (in_browser and not install_tools()):
        return 1
    command = [sys.executable, "-m", "pytest", "-rs", "--no-loadscope-reorder"]  # the long ones stand first
    if in_browser:
        command += ["-m", "browser", "-p", "no:randomly"]
    if not any(word.startswith(("-n", "--dist", "--pdb")) for word in arguments):
        whole = not any(not word.startswith("-") for word in arguments)
        command += ["-n", "2", "--dist", "loadfile"] if whole else ["-n0"]
    command += arguments
    with ExitStack() as around:
        if on_postgres:
            environment["DATABASE_URL"] = around.enter_context(postgres.server())
        if in_browser:
            data = Path(around.enter_context(tempfile.TemporaryDirectory(prefix="basis-browser-")))
            environment["BASIS_TEST_ADDRESS"] = around.enter_context(server.running(data))
            environment["BASIS_TEST_DATA"] = str(data)
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def install_tools() -> bool:
    """The checkers that come from npm, once for each content of their lock file."""
    lock, stamp = TOOLS / "package-lock.json", TOOLS / "node_modules" / ".stamp"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return True
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=TOOLS, check=False)
    if done.returncode == 0:
        stamp.write_bytes(lock.read_bytes())
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
