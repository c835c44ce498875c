"""The build makes one small stylesheet, and a pack changes its look with a file of tokens and a logo."""

import gzip
import shutil
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).parents[3]
MOST = 25_000  # bytes of CSS on a page, compressed
NODE = shutil.which("node")

can_build = pytest.mark.skipif(
    not (NODE and (ROOT / "node_modules" / "purgecss").is_dir()),
    reason="Node or its packages are not here (./run fetches them)",
)


def build(tmp_path: Path, pack: Path) -> subprocess.CompletedProcess:
    environment = {"BASIS_DATA": str(tmp_path / "data"), "BASIS_PACK": str(pack), "PATH": str(Path(NODE).parent)}
    command = [NODE, str(ROOT / "basis" / "design" / "build.mjs")]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def other_pack(tmp_path) -> Path:
    """A municipality with a red house style and square corners."""
    pack = tmp_path / "elders"
    pack.mkdir()
    theme = (Path(settings.PACK) / "theme.css").read_text(encoding="utf-8")
    (pack / "theme.css").write_text(theme.replace("#0f5c63", "#8a1020").replace("14px", "0px"), encoding="utf-8")
    (pack / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return pack


@can_build
def test_all_css_of_a_page_is_small(tmp_path):
    made = build(tmp_path, Path(settings.PACK))
    assert made.returncode == 0, made.stderr
    sheets = [tmp_path / "data" / "build" / name for name in ("basis.css", "map.css")]
    assert sum(len(gzip.compress(sheet.read_bytes())) for sheet in sheets) <= MOST


@can_build
def test_a_municipality_has_its_own_look_with_a_theme_and_a_logo(tmp_path, other_pack):
    assert build(tmp_path, other_pack).returncode == 0
    css = (tmp_path / "data" / "build" / "basis.css").read_text(encoding="utf-8")
    assert "#8a1020" in css
    assert "#0f5c63" not in css
    assert (tmp_path / "data" / "build" / "logo.svg").read_bytes() == (other_pack / "logo.svg").read_bytes()


@can_build
def test_a_theme_that_forgets_a_dark_colour_is_refused_and_the_old_build_stays(tmp_path, other_pack):
    build(tmp_path, other_pack)
    theme = other_pack / "theme.css"
    theme.write_text(theme.read_text(encoding="utf-8").replace("--brick: #f0967d;", ""), encoding="utf-8")
    refused = build(tmp_path, other_pack)
    assert refused.returncode == 1
    assert "--brick" in refused.stderr
    assert (tmp_path / "data" / "build" / "basis.css").exists()


@can_build
def test_what_the_page_needs_is_not_thrown_away(tmp_path):
    build(tmp_path, Path(settings.PACK))
    css = (tmp_path / "data" / "build" / "basis.css").read_text(encoding="utf-8")
    for needed in (".map__area--6", ".scheme-dark", ".utrecht-textbox--invalid", ".tag--heather", "@media print"):
        assert needed in css
    assert ".utrecht-calendar" not in css


def test_the_lock_file_names_no_registry():
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert '"integrity": "sha512-' in lock
