"""Which database: SQLite in the data folder, or what DATABASE_URL names."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from basis.site.env import WrongSetting

# Measured: without IMMEDIATE 40 % of concurrent writes fail with "database is locked" (docs/decisions/0002).
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; PRAGMA cache_size=-65536;"
        "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864"
    ),
}


def database_from(url: str, data: Path) -> dict[str, Any]:
    """Django's settings for one database.

    `postgresql://user:password@host:5432/name?sslmode=require`, `sqlite:///relative.db`, `sqlite:////absolute.db`;
    empty is SQLite in the data folder. Raises WrongSetting for any other scheme.
    """
    if not url:
        return _sqlite(str(data / "basis.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:]) or ":memory:")
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise WrongSetting(f"DATABASE_URL begint met {parts.scheme!r}: verwacht postgresql:// of sqlite:///")


def _sqlite(name: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": dict(SQLITE_OPTIONS)}
