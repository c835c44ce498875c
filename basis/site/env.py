"""Settings from the environment, read with a type; a wrong value is refused with its name."""

import os
from pathlib import Path


class WrongSetting(Exception):
    """A variable in the environment cannot be used; the message says which and why."""


def load(path: Path) -> None:
    """Take over the lines `NAME=value` of a file; what is in the environment already goes before it."""
    if not path.is_file():
        return
    for where, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        name, found, value = line.strip().partition("=")
        if not name or name.startswith("#"):
            continue
        if not found or not name.isidentifier():
            raise WrongSetting(f"{path.name}, regel {where}: verwacht NAAM=waarde")
        os.environ.setdefault(name, value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """The variable without surrounding space; empty is not given. `NAME_FILE` names a file with it, for secrets."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise WrongSetting(f"{name}_FILE: {path} kan niet worden gelezen ({error.strerror})") from None
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """Yes or no: 1, true, yes, ja, on against 0, false, no, nee, off."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "ja", "on"}:
        return True
    if value in {"0", "false", "no", "nee", "off"}:
        return False
    raise WrongSetting(f"{name}={value!r}: verwacht ja of nee")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise WrongSetting(f"{name}={value!r}: verwacht een heel getal") from None


def words(name: str, default: str = "") -> list[str]:
    """A list, divided by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder to write in, made when it is not there; a relative one lies beside the default."""
    path = (default.parent / Path(text(name, str(default))).expanduser()).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(f"{name}: de map {path} kan niet worden gemaakt ({error.strerror})") from None
    if not os.access(path, os.W_OK):
        raise WrongSetting(f"{name}: in de map {path} kan niet worden geschreven; geef een andere map in {name}")
    return path
