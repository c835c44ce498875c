"""A setting that cannot be used is refused by its name, with what was expected; never with a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from basis.site import env
from basis.site.databases import database_from

ROOT = Path(__file__).resolve().parents[3]
HERE = Path("/data")


def test_a_relative_sqlite_database_lies_beside_the_source_wherever_one_stands():
    assert database_from("sqlite:///own.db", HERE, ROOT)["NAME"] == str(ROOT / "own.db")
    assert database_from("sqlite:////srv/own.db", HERE, ROOT)["NAME"] == "/srv/own.db"
    assert database_from("", HERE, ROOT)["NAME"] == "/data/basis.sqlite3"


def test_a_postgresql_address_is_taken_apart():
    found = database_from("postgresql://u%40x:p%2F@db.nl:5433/naam?sslmode=require", HERE, ROOT)
    assert [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "u@x",
        "p/",
        "db.nl",
        "5433",
        "naam",
    ]
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "url",
    [
        "mysql://a/b",
        "rubbish",
        "postgresql://u:p@localhost:abc/x",
        "postgresql://u:p@localhost:99999/x",
        "postgresql://u:p@[::1/x",
        "postgresql://u:p@localhost",
        "sqlite://",
        "sqlite://own.db",
        "sqlite:///:memory:",
    ],
)
def test_what_no_database_can_be_is_refused_by_name(url):
    with pytest.raises(env.WrongSetting, match=r"^DATABASE_URL"):
        database_from(url, HERE, ROOT)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("BASIS_DEBUG", "misschien"),
        ("BASIS_LOG_LEVEL", "LOUD"),
        ("BASIS_MAX_IMPORT_MB", "-3"),
        ("BASIS_MAX_IMPORT_MB", "1.5"),
        ("BASIS_TILES", "tegels.nl/{z}/{x}/{y}.png"),
        ("BASIS_TILES", "https://tegels.nl/"),
        ("BASIS_TILES", "https://tegels.nl/{z}/{x}/{y}.png; script-src *"),
        ("BASIS_TILES", "https://*/{z}/{x}/{y}.png"),
        ("BASIS_PDOK_URL", "api.pdok.nl"),
        ("BASIS_CBS_URL", "ftp://datasets.cbs.nl"),
        ("BASIS_PACK", "/nergens"),
        ("BASIS_SECRET_KEY_FILE", "/nergens"),
        ("BASIS_SECRET_KEY_FILE", sys.executable),
        ("BASIS_DATA", "/etc/passwd/data"),
        ("DATABASE_URL", "mysql://a/b"),
        ("BASIS_CLAMD", "clamd"),
    ],
)
def test_a_wrong_value_stops_every_command_in_one_line_with_its_name(name, value, tmp_path):
    settings = {"BASIS_DATA": str(tmp_path), "DATABASE_URL": "", name: value}
    command = [sys.executable, "-m", "basis", "start" if name == "PORT" else "check_pack"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Instelling klopt niet / wrong setting: {name}"), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("change", ["BASIS_DEBUG=yes", "BASIS_SECRET_KEY=", "BASIS_HOSTS="])
def test_a_production_that_is_not_safe_does_not_start(change, tmp_path):
    safe = {"BASIS_PRODUCTION": "yes", "BASIS_SECRET_KEY": "x" * 60, "BASIS_HOSTS": "voorbeeld.nl", "BASIS_DEBUG": "no"}
    name, _is, value = change.partition("=")
    settings = safe | {"BASIS_DATA": str(tmp_path), "DATABASE_URL": "", "BASIS_DEMO": "no"}
    command = [sys.executable, "-m", "basis", "check"]
    for told, code in (({}, 0), ({name: value}, 1)):
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | settings | told, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stderr
    assert name in done.stderr


@pytest.mark.parametrize(
    "url", ["sqlite:////nergens/own.db", "postgresql://u:p@localhost/x?bogus=1", f"sqlite:///{__file__}"]
)
def test_a_database_that_cannot_be_used_is_told_with_what_to_look_at(url, tmp_path):
    settings = {"BASIS_DATA": str(tmp_path), "DATABASE_URL": url}
    command = [sys.executable, "-m", "basis", "migrate"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "DATABASE_URL" in done.stderr and "Traceback" not in done.stderr


def test_a_file_of_settings_in_another_encoding_is_refused_by_its_name(tmp_path):
    path = tmp_path / ".env"
    path.write_bytes("BASIS_HOSTS=café".encode("cp1252"))
    with pytest.raises(env.WrongSetting, match=r"^\.env"):
        env.load(path)
