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


def database_from(url: str, data: Path, root: Path) -> dict[str, Any]:
    """Django's settings for one database.

    `postgresql://user:password@host:5432/name?sslmode=require`, `sqlite:////absolute.db`, `sqlite:///relative.db` (from
    `root`, wherever one stands); empty is SQLite in the data folder. Raises WrongSetting for what no database can be.
    """
    if not url:
        return _sqlite(data / "basis.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise WrongSetting(f"DATABASE_URL: {error}") from None
    name = unquote(parts.path[1:])
    if parts.scheme == "sqlite":
        if not name or name == ":memory:" or parts.netloc:
            raise WrongSetting("DATABASE_URL: schrijf / write sqlite:////map/naam.db, of / or sqlite:///naam.db")
        return _sqlite(root / name)
    if parts.scheme in {"postgres", "postgresql"}:
        if not name:
            raise WrongSetting(
                "DATABASE_URL: de naam van de database ontbreekt / the name of the database is missing: "
                "postgresql://user:password@host:5432/name"
            )
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": name,
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise WrongSetting(
        f"DATABASE_URL begint met / begins with {parts.scheme!r}: verwacht / expected postgresql:// of / or sqlite:///"
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": dict(SQLITE_OPTIONS)}
