"""Settings from the environment, read with a type; a wrong value is refused with its name."""

import os
import re
from collections.abc import Sequence
from pathlib import Path


class WrongSetting(Exception):
    """A variable in the environment cannot be used; the message says which and why."""


def load(path: Path) -> None:
    """Take over the lines `NAME=value` of a file; what is in the environment already goes before it."""
    if not path.is_file():
        return
    for where, line in enumerate(_content(path, path.name).splitlines(), start=1):
        name, found, value = line.strip().partition("=")
        if not name or name.startswith("#"):
            continue
        if not found or not name.isidentifier():
            raise WrongSetting(f"{path.name}, regel / line {where}: verwacht / expected NAME=value")
        os.environ.setdefault(name, value.strip().strip("\"'"))


def _content(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise WrongSetting(f"{name}: {path} kan niet worden gelezen / cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise WrongSetting(f"{name}: {path} is geen tekst / is no text (UTF-8)") from None


def text(name: str, default: str = "") -> str:
    """The variable without surrounding space; empty is not given. `NAME_FILE` names a file with it, for secrets."""
    if path := os.environ.get(f"{name}_FILE"):
        return _content(Path(path), f"{name}_FILE").strip()
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
    raise WrongSetting(f"{name}={value!r}: verwacht ja of nee / expected yes or no")


def number(name: str, default: int, *, least: int = 1) -> int:
    """A whole number, not below the least."""
    value = text(name)
    try:
        given = int(value) if value else default
    except ValueError:
        raise WrongSetting(f"{name}={value!r}: verwacht een heel getal / expected a whole number") from None
    if given < least:
        raise WrongSetting(f"{name}={value!r}: ten minste / at least {least}")
    return given


def choice(name: str, default: str, among: Sequence[str]) -> str:
    """One of these words, in capitals or not."""
    value = text(name, default).upper()
    if value not in among:
        raise WrongSetting(f"{name}={value!r}: kies uit / choose from {', '.join(among)}")
    return value


def address(name: str, default: str = "", *, holds: Sequence[str] = ()) -> str:
    """A web address in which these places occur; it goes into headers, so it holds nothing that would end there."""
    value = text(name, default)
    example = "https://voorbeeld.nl/" + "/".join(holds)
    if value and not (
        re.fullmatch(r"https?://[\w.:\[\]-]+(/[^\s;,\"']*)?", value) and all(part in value for part in holds)
    ):
        raise WrongSetting(f"{name}={value!r}: verwacht een webadres, zoals / expected a web address, like {example}")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A list, divided by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder to write in, made when it is not there; a relative one lies beside the default."""
    path = (default.parent / Path(text(name, str(default))).expanduser()).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(
            f"{name}: de map {path} kan niet worden gemaakt / cannot make this folder ({error.strerror})"
        ) from None
    if not os.access(path, os.W_OK):
        raise WrongSetting(
            f"{name}: in de map {path} kan niet worden geschreven; geef een andere map in {name} / "
            f"cannot write in this folder; name another one in {name}"
        )
    return path
