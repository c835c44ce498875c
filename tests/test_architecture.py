"""What the import contracts cannot say about the house, read from the source itself."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "basis"

# Where another module may come in; "facts" is what an action takes, "reading" makes it of a file.
# "recurrence" is arithmetic with dates.
ENTRANCES = {"models", "queries", "rules", "actions", "events", "intake", "forms", "facts", "reading", "recurrence"}
COMPOSERS = {"site", "api", "reports"}  # these put modules together
FOUNDATION = {"design"}  # has no nouns: forms, charts and widgets are for everyone
SPEAKS_HTTP = {"views.py", "api.py", "middleware.py", "context.py", "urls.py", "rest.py", "intake.py"}
WRITERS = {"actions.py", "jobs.py", "demo.py"}
WRITES = {"save", "create", "bulk_create", "bulk_update", "delete", "update_or_create", "get_or_create"}
FORBIDDEN = {"core", "common", "utils", "util", "helpers", "helper", "base", "shared", "misc", "services", "managers"}


def modules() -> list[Path]:
    return sorted(path.parent for path in HOUSE.glob("*/__init__.py"))


def sources() -> list[Path]:
    """The code of the product, without tests and migrations."""
    return sorted(p for p in HOUSE.rglob("*.py") if not {"tests", "migrations"} & set(p.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> list[tuple[str, int]]:
    """Every module that a file imports, as a dotted path, with its line."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return found


def where(path: Path, line: int = 0) -> str:
    place = str(path.relative_to(ROOT))
    return f"{place}:{line}" if line else place


def test_another_module_is_entered_only_at_its_doors():
    names = {module.name for module in modules()}
    wrong = []
    for path in sources():
        own = path.relative_to(HOUSE).parts[0]
        if own in COMPOSERS or own == "__main__.py":
            continue
        for name, line in imports(path):
            parts = name.split(".")
            if parts[0] != "basis" or len(parts) < 3 or parts[1] == own or parts[1] not in names - FOUNDATION:
                continue
            if parts[2].rpartition("_")[2] not in ENTRANCES:  # "reading_actions" are actions too
                wrong.append(f"{where(path, line)} enters {'.'.join(parts[:3])}")
    assert not wrong, "\n".join(wrong)


def test_only_views_and_their_like_speak_http():
    wrong = [
        f"{where(path, line)} imports {name}"
        for path in sources()
        if path.name.rpartition("_")[2] not in SPEAKS_HTTP and path.parent.name != "api"
        for name, line in imports(path)
        if name.startswith(("django.http", "django.shortcuts"))
    ]
    assert not wrong, "\n".join(wrong)


def writes(path: Path) -> list[tuple[str, int]]:
    """Calls by which rows change: `thing.save()`, `Things.objects.create()`, `things.filter().update()`."""
    found = []
    for node in ast.walk(tree(path)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        verb, on = node.func.attr, ast.unparse(node.func.value)
        if verb in WRITES and not on.startswith("super("):
            found.append((f"{on}.{verb}()", node.lineno))
        elif verb == "update" and re.search(r"objects|\.filter\(|\.exclude\(|\.all\(|queryset", on):
            found.append((f"{on}.update()", node.lineno))
    return found


NO_ROWS = {
    HOUSE / "accounts" / "models.py",  # its manager makes people, as Django asks
    HOUSE / "uploads.py",  # Pillow's save: a picture into memory
}


def test_only_verbs_and_the_clock_write():
    wrong = []
    for path in sources():
        if path.name.rpartition("_")[2] in WRITERS or path in NO_ROWS:
            continue
        wrong += [f"{where(path, line)} writes: {call}" for call, line in writes(path)]
    assert not wrong, "\n".join(wrong)


def test_no_folder_or_file_is_named_after_nothing():
    wrong = [where(path) for path in [*sources(), *modules()] if path.stem in FORBIDDEN]
    assert not wrong


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_every_module_says_what_it_is(module):
    assert (module / "README.md").is_file(), f"{where(module)} has no README.md"


def test_every_file_says_in_its_first_sentence_what_it_holds():
    silent = [where(path) for path in sources() if path.name != "__init__.py" and not ast.get_docstring(tree(path))]
    assert not silent


def test_templates_hold_no_style_or_script_of_their_own():
    wrong = []
    for path in HOUSE.rglob("templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r'<script[^>]*type="application/(ld\+)?json"', "<data", text)
        for pattern in (r"\sstyle\s*=", r"<style\b", r"<script(?![^>]*\bsrc=)", r"\son[a-z]+\s*="):
            wrong += [
                f"{where(path, text[: m.start()].count(chr(10)) + 1)}: {m[0]}" for m in re.finditer(pattern, text)
            ]
    assert not wrong, "\n".join(wrong)


def test_nothing_in_the_code_names_the_first_municipality():
    """It is data: its name and code stand in its pack, in tests and as an example, never as a fact."""
    wrong = []
    for path in sources():
        if path.name in {"demo.py", "examples.py"}:
            continue
        examples = {
            id(node.body[0].value)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
        } | {
            id(part)
            for node in ast.walk(tree(path))
            if (isinstance(node, ast.keyword) and node.arg in {"example", "examples"}) or _is_help(node)
            for part in ast.walk(node)
        }
        for node in ast.walk(tree(path)):
            said = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            said = "" if id(node) in examples else re.sub(r"(zoals|bijvoorbeeld|such as) [\w.]+", "", said)
            if re.search(r"\bOss\b|\bGM0828\b|\bRuwaard\b", said):
                wrong.append(f"{where(path, node.lineno)}: {node.value[:60]!r}")
    assert not wrong, "\n".join(wrong)


def _is_help(node: ast.AST) -> bool:
    """The text by which a command explains itself."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "help"
