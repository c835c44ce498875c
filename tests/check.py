"""`./run check`: is the house in order? All checks run, whatever fails; at the end stands a table.

`./run fix` puts right what a machine can.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CODE = ["basis", "tests", "bench", "conftest.py"]


@dataclass
class Check:
    """One check: its name on screen and the command that fails when it is not met."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


def checks(data: str) -> list[Check]:
    """All of them; `data` is an empty folder to work in."""
    templates = [str(path) for path in sorted((ROOT / "basis").rglob("templates/**/*.html"))]
    manage = [sys.executable, "-m", "basis"]
    production = {
        "BASIS_PRODUCTION": "yes",
        "BASIS_SECRET_KEY": secrets.token_urlsafe(64),
        "BASIS_HOSTS": "voorbeeld.nl",
        "BASIS_DEMO": "no",
        "BASIS_SMTP_URL": "smtp://mail.voorbeeld.nl:587",
        "BASIS_MAIL_FROM": "post@voorbeeld.nl",
        "BASIS_DATA": data,
        "DATABASE_URL": "",
    }
    return [
        Check("types", [str(BIN / "mypy"), "basis"]),
        Check("formatting", [str(BIN / "ruff"), "format", "--check", "-q", *CODE]),
        Check("lint", [str(BIN / "ruff"), "check", "-q", *CODE]),
        Check("layers and contracts", [str(BIN / "lint-imports"), "--no-cache"]),
        Check("template style", [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates]),
        Check("template lint", [str(BIN / "djlint"), "--lint", "--quiet", *templates]),
        Check("migrations complete", [*manage, "makemigrations", "--check", "--dry-run"], {"BASIS_DATA": data}),
        Check("safe in production", [*manage, "check", "--deploy", "--fail-level", "WARNING"], production),
        Check("translations complete", [sys.executable, "-m", "tests.translations"]),
        Check("readability", [sys.executable, "-m", "tests.readability"]),
        Check("pack of the municipality", [*manage, "check_pack"], {"BASIS_DATA": data}),
        Check("licences", [str(BIN / "reuse"), "lint", "--lines"]),
    ]


def main(arguments: list[str]) -> int:
    """Run all checks two at a time; print what each failing one says, then the table. Gives the exit code."""
    fixes = arguments[:1] == ["fix"]
    if arguments[fixes:]:  # neither takes any option: tell what they are
        print(__doc__)
        return 0 if arguments[fixes:] in (["--help"], ["-h"]) else 2
    if fixes:
        return fix()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as data, ThreadPoolExecutor(2) as pool:
        todo = checks(data)
        results = list(pool.map(_run, todo))
    for check, (done, _seconds) in zip(todo, results, strict=True):
        if done.returncode:
            print(f"\n── {check.name} ──\n{(done.stdout + done.stderr).strip()}")
    print()
    for check, (done, seconds) in zip(todo, results, strict=True):
        print(f"  {'FAILS' if done.returncode else 'ok':<7}{check.name:<30}{seconds:6.1f} s")
    failed = sum(1 for done, _seconds in results if done.returncode)
    print(f"\n{failed or 'None'} of {len(todo)} checks failed, {time.monotonic() - begin:.0f} s")
    return 1 if failed else 0


def fix() -> int:
    """What a machine can put right: the order of code and templates, translations of what nobody says any more."""
    templates = [str(path) for path in sorted((ROOT / "basis").rglob("templates/**/*.html"))]
    subprocess.run([str(BIN / "ruff"), "check", "-q", "--fix", *CODE], cwd=ROOT, check=False)
    subprocess.run([sys.executable, "-m", "tests.translations", "--tidy"], cwd=ROOT, capture_output=True, check=False)
    subprocess.run([str(BIN / "djade"), "--target-version", "5.2", *templates], cwd=ROOT, check=False)
    return subprocess.run([str(BIN / "ruff"), "format", *CODE], cwd=ROOT, check=False).returncode


def _run(check: Check) -> tuple["subprocess.CompletedProcess[str]", float]:
    begin = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env=os.environ | check.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done, time.monotonic() - begin


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
