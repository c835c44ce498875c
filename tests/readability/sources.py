"""Where Dutch texts come from: templates, Python, YAML, each text with its file and line."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NAME = "Oss"  # stands for whatever a page fills in

TRANSLATE = re.compile(r"""\{%-?\s*translate\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')[^%]*%\}""")
IN_TAG = re.compile(r"""_\((?:"([^"]*)"|'([^']*)')\)""")
BLOCK = re.compile(r"\{%\s*blocktranslate\b[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
PLURAL = re.compile(r"\{%\s*plural\s*%\}")
FILLED_IN = re.compile(r"\{\{.*?\}\}|%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")
GETTEXT = {  # which arguments of these functions are texts
    "_": (0,),
    "gettext": (0,),
    "gettext_lazy": (0,),
    "gettext_noop": (0,),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "pgettext": (1,),
    "pgettext_lazy": (1,),
    "npgettext": (1, 2),
}
NO_TEXT = {
    "key",
    "url",
    "code",
    "source_code",
    "email",
    "privacy_email",
    "phone",
    "address",
    "publisher",
    "licence",
    "area",
}
MADE_UP = "_examples.yaml"  # what made-up people say in the demo: they may say je, and speak as they speak


@dataclass(frozen=True)
class Text:
    """A Dutch text and where it stands. What a page fills in is a name in it."""

    words: str
    path: Path
    line: int

    @property
    def where(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}"


def all_texts() -> Iterator[Text]:
    """Every Dutch text a person may see: screens, mail, forms, and what the municipality of the pack says."""
    for path in sorted((ROOT / "basis").rglob("*")):
        if {"tests", "locale", "migrations", "static", "examples"} & set(path.parts):
            continue
        if path.suffix in {".html", ".txt"} and "templates" in path.parts:
            yield from in_template(path)
        elif path.suffix == ".py":
            yield from in_code(path)
        elif path.name in {"indicators.yaml", "library.yaml", "topics.yaml"}:
            yield from in_yaml(path)
    for path in sorted((ROOT / "packs").rglob("*.yaml")):
        if not path.name.endswith(MADE_UP) and path.name != "areas.yaml":
            yield from in_yaml(path)


def in_template(path: Path) -> Iterator[Text]:
    """What a template marks for translation."""
    source = path.read_text(encoding="utf-8")
    for pattern in (TRANSLATE, IN_TAG):
        for found in pattern.finditer(source):
            yield _text(found[1] or found[2] or "", path, source.count("\n", 0, found.start()) + 1)
    for found in BLOCK.finditer(source):
        for part in PLURAL.split(found[1]):
            yield _text(part, path, source.count("\n", 0, found.start()) + 1)


def in_code(path: Path) -> Iterator[Text]:
    """What Python marks for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            for place in GETTEXT.get(name, ()):
                given = node.args[place] if place < len(node.args) else None
                if isinstance(given, ast.Constant) and isinstance(given.value, str):
                    yield _text(given.value, path, given.lineno)


def in_yaml(path: Path) -> Iterator[Text]:
    """The Dutch side of each text of a YAML file: `{nl: …}`, and in a pack any value that is a sentence."""
    yield from _in_node(yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER), path)


def _in_node(node: yaml.Node | None, path: Path) -> Iterator[Text]:
    if isinstance(node, yaml.MappingNode):
        said = {key.value: value for key, value in node.value}
        for name, value in said.items():
            if (name == "nl" or name.endswith("_nl")) and isinstance(value, yaml.ScalarNode):
                yield _text(value.value, path, value.start_mark.line + 1)
            elif name not in NO_TEXT:
                yield from _in_node(value, path)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _in_node(value, path)


def _text(words: str, path: Path, line: int) -> Text:
    return Text(" ".join(FILLED_IN.sub(NAME, words.replace("%%", "%")).split()), path, line)
