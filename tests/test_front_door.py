"""`./run` from nothing to an answer: what it fetches with, what it says, and whether the website stays up."""

import os
import re
import shutil
import subprocess
import threading
import tomllib
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from basis.site.management.commands import start

ROOT = Path(__file__).resolve().parents[1]


def executable(path: Path, script: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of the front door with an environment that only writes down what is asked of it."""
    shutil.copy(ROOT / "run", tmp_path / "run")
    for name in ("requirements.lock", "requirements-uv.lock"):
        (tmp_path / name).touch()
    executable(tmp_path / ".venv/bin/python", 'echo "python $*" >>"$(dirname "$0")/../asked"')
    executable(tmp_path / ".venv/bin/uv", 'echo "uv $UV_SYSTEM_CERTS" >>"$(dirname "$0")/../asked"')
    return tmp_path


def ran(house: Path) -> tuple["subprocess.CompletedProcess[str]", str]:
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run([house / "run", "setup"], env=environment, capture_output=True, text=True, check=False)
    return done, (house / ".venv/asked").read_text(encoding="utf-8")


def test_parts_are_fetched_with_the_certificates_that_this_machine_trusts(house):
    done, asked = ran(house)
    assert done.returncode == 0
    assert "uv true" in asked
    assert "-m pip" not in asked


def test_pip_fetches_what_uv_cannot(house):
    executable(house / ".venv/bin/uv", "exit 2")
    done, asked = ran(house)
    assert done.returncode == 0
    assert "-m pip install" in asked
    assert "-m basis setup" in asked


def test_without_a_network_it_says_so_in_both_languages(house):
    executable(house / ".venv/bin/uv", "exit 2")
    executable(house / ".venv/bin/python", '[ "$1" = -c ]')
    done = subprocess.run([house / "run"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Is er netwerk" in done.stderr and "Is there a network" in done.stderr


def test_help_names_the_front_door_and_every_command_of_ours():
    done = subprocess.run([ROOT / "run", "help"], capture_output=True, text=True, check=True)
    for name in ("./run test", "./run check", "./run fix", "./run bench", "import_areas", "setup", "check_pack"):
        assert name in done.stdout


@pytest.mark.parametrize("hosts", ["127.0.0.1", "*", "voorbeeld.nl"])
def test_the_start_knows_a_website_by_its_own_name_and_takes_a_redirect_for_an_answer(hosts, settings):
    asked: list[str] = []

    class Redirects(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.headers["Host"])
            self.send_response(301)
            self.send_header("Location", "https://nergens.invalid/")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    settings.HOSTS = [hosts]
    with HTTPServer(("127.0.0.1", 0), Redirects) as website:
        threading.Thread(target=website.handle_request, daemon=True).start()
        assert start._answers("127.0.0.1", website.server_port)
    assert asked == ["localhost" if hosts == "*" else hosts]


def test_every_part_stands_in_a_lock_file_with_its_version_and_hash():
    has_both = re.compile(r"([\w.-]+)(?:\[\S+\])?==\S+.*--hash=sha256:[0-9a-f]{64}", re.DOTALL)
    locked = set()
    for path in ROOT.glob("requirements*.lock"):
        for part in re.split(r"\n(?=\w)", path.read_text(encoding="utf-8")):
            found = has_both.match(part)
            assert found, f"{path.name}: {part}"
            locked.add(found[1].lower())
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.split(r"[^\w-]", part)[0].lower() for part in wanted} <= locked
