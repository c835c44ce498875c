"""The pack of a municipality: one folder of YAML files, its theme and its logo, with clear errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from basis.texts import Text


class PackError(Exception):
    """A file of the pack does not say what it should; the message names file, line and cause."""


Place = tuple[int | str, ...]  # where in a file: ("principles", 2, "title")
Fault = tuple[Place, str]  # where, and what is wrong in Dutch


class Part(BaseModel):
    """A piece of a pack: cannot be changed once read, and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def faults(self) -> Iterable[Fault]:
        """What is wrong between pieces that are each right by themselves: a key used twice, a name nothing has."""
        return ()


EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"


class SitePack(Part):
    """Who the municipality is: `site.yaml`."""

    name: Text  # of the website, for people: "Samen in Oss"
    motto: Text  # the sentence the home page opens with
    introduction: Text  # the sentence beneath it
    municipality: str = Field(min_length=1)  # plain name: "Oss"
    code: str = Field(pattern=r"^GM\d{4}$")  # CBS code: "GM0828"
    province: str = ""  # "Noord-Brabant"; in addresses of the social map
    phone: str  # as people write it: "14 0412"
    email: str = Field(pattern=EMAIL)
    address: Text  # where people can come to the desk
    source_code: str = Field(pattern=r"^https?://\S+$")  # web address of the source
    responsible: Text  # who answers for the personal data (AVG)
    privacy_email: str = Field(pattern=EMAIL)
    accessibility_status: Literal["A", "B", "C", "D", "E"]  # after the model of the toegankelijkheidsverklaring
    accessibility_statement: str = Field("", pattern=r"^(https?://\S+)?$")  # in the register, when there is one
    open_data_licence: str = "CC BY 4.0"
    reviewed_languages: tuple[Literal["pl", "tr", "ar", "uk"], ...] = ()  # a person has read what a machine made


P = TypeVar("P", bound=BaseModel)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def pack_path(name: str) -> Path:
    """Where a file of the municipality's own pack is: `settings.PACK / name`."""
    return Path(settings.PACK) / name


def load(path: Path, shape: type[P]) -> P:
    """Read one YAML file into the given shape.

    Raises PackError with, for each fault, `file, line, place: cause`. Nothing is half-read.
    """
    node = _composed(path)
    faults = list(_odd(node))
    if not faults:
        data = _constructed(path, node)
        try:
            read = shape.model_validate(data)
        except ValidationError as error:
            faults = [(fault["loc"], in_dutch(fault)) for fault in error.errors()]
        else:
            faults = list(read.faults()) if isinstance(read, Part) else []
    if faults:
        raise PackError("\n".join(_fault_line(path, node, place, cause) for place, cause in faults))
    return read


def _composed(path: Path) -> yaml.Node | None:
    """The YAML as nodes with their places. The loader in C is ten times as fast; the other tells faults better."""
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PackError(f"{path}: dit bestand is er niet") from None
    except OSError as error:
        raise PackError(f"{path}: dit bestand kan niet worden gelezen ({error.strerror})") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PackError(f"{path.name}, regel {line}: geen UTF-8. Sla het bestand op als UTF-8") from None
    try:
        return yaml.compose(source, Loader=LOADER)
    except yaml.YAMLError:
        pass
    try:
        return yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        line = source.count("\n", 0, error.position) + 1
        raise PackError(f"{path.name}, regel {line}: hier staat een teken dat niet in tekst hoort") from None
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(path, error) from None
    except RecursionError:
        raise PackError(f"{path.name}: dit is geen YAML: te veel haken in elkaar") from None


def _constructed(path: Path, node: yaml.Node | None) -> Any:
    try:
        return yaml.constructor.SafeConstructor().construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(path, error) from None
    except ValueError as error:
        raise PackError(f"{path.name}: dit is geen YAML: {error}") from None


def _no_yaml(path: Path, error: yaml.MarkedYAMLError) -> PackError:
    line = error.problem_mark.line + 1 if error.problem_mark else "?"
    return PackError(f"{path.name}, regel {line}: dit is geen YAML: {error.problem}")


def _fault_line(path: Path, node: yaml.Node | None, place: Place, cause: str) -> str:
    where = f", {'.'.join(map(str, place))}" if place else ""
    return f"{path.name}, regel {_line_of(node, place)}{where}: {cause}"


def _odd(root: yaml.Node | None) -> Iterator[Fault]:
    """Keys that stand twice in one table (YAML would silently keep the last), dates that are none, and references.

    A reference (`*name`) makes a file say more than can be read in it, without end if it wants.
    """
    waiting: list[tuple[yaml.Node | None, Place]] = [(root, ())]
    met: set[int] = set()
    while waiting:
        node, place = waiting.pop(0)
        if id(node) in met:
            yield place, "verwijzingen (& en *) kunnen hier niet: schrijf het uit"
            continue
        met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            seen = set()
            for key, value in node.value:
                name = str(key.value)
                if name in seen:
                    yield (*place, name), "deze sleutel staat er twee keer"
                seen.add(name)
                waiting.append((value, (*place, name)))
        elif isinstance(node, yaml.SequenceNode):
            waiting += [(value, (*place, number)) for number, value in enumerate(node.value)]
        elif isinstance(node, yaml.ScalarNode) and node.tag.endswith(":timestamp") and not _is_date(node):
            yield place, "deze datum bestaat niet"


def _is_date(node: yaml.ScalarNode) -> bool:
    try:
        yaml.constructor.SafeConstructor().construct_yaml_timestamp(node)
    except ValueError:
        return False
    return True


CAUSES = {
    "missing": "dit ontbreekt",
    "extra_forbidden": "deze sleutel kennen we niet",
    "string_type": "verwacht een tekst",
    "string_pattern_mismatch": "deze schrijfwijze kan niet; verwacht {pattern}",
    "string_too_short": "te kort: ten minste {min_length} teken",
    "string_too_long": "te lang: ten hoogste {max_length} tekens",
    "int_type": "verwacht een heel getal",
    "int_parsing": "verwacht een heel getal",
    "int_from_float": "verwacht een heel getal",
    "float_type": "verwacht een getal",
    "float_parsing": "verwacht een getal",
    "bool_type": "verwacht true of false",
    "bool_parsing": "verwacht true of false",
    "literal_error": "verwacht {expected}",
    "enum": "verwacht {expected}",
    "tuple_type": "verwacht een lijst",
    "list_type": "verwacht een lijst",
    "dict_type": "verwacht een tabel",
    "model_type": "verwacht een tabel",
    "too_short": "te kort: verwacht ten minste {min_length}",
    "too_long": "te lang: verwacht ten hoogste {max_length}",
    "greater_than_equal": "verwacht ten minste {ge}",
    "less_than_equal": "verwacht ten hoogste {le}",
}


def in_dutch(fault: Any) -> str:
    """The cause of a fault of pydantic, in Dutch; what we raise ourselves is Dutch already."""
    context = fault.get("ctx", {})
    if isinstance(context.get("error"), ValueError):
        return str(context["error"])
    cause: str = CAUSES.get(fault["type"], fault["msg"])
    return cause.format(**context).replace("' or '", "' of '")


def _line_of(node: yaml.Node | None, place: Place) -> int:
    """The line on which the thing at this place begins, or of the nearest thing around it."""
    line = node.start_mark.line + 1 if node else 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in reversed(node.value) if key.value == str(step)), None)
            if pair is None:
                break
            node, line = pair[1], pair[0].start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line


_site: dict[Path, tuple[float, SitePack]] = {}


def site() -> SitePack:
    """The municipality of this installation, read once and again when the file changes."""
    path = pack_path("site.yaml")
    stamp = path.stat().st_mtime if path.exists() else 0.0
    if path not in _site or _site[path][0] != stamp:
        _site[path] = (stamp, load(path, SitePack))
    return _site[path][1]
