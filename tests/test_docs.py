"""The documentation cannot say what is not so."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parents[1]
DOCS = [*sorted(ROOT.glob("[A-Z]*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
FRONT_DOOR = {"test", "check", "fix", "bench", "leesbaarheid", "help"}  # what ./run does itself


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def rows(path: str) -> list[list[str]]:
    """The cells of every row of the tables in a document, without their headings."""
    lines = [line for line in read(path).splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [
        row
        for number, row in enumerate(cells)
        if not set("".join(row)) <= set("-: ") and not _is_heading(cells, number)
    ]


def _is_heading(cells: list[list[str]], number: int) -> bool:
    return number + 1 < len(cells) and set("".join(cells[number + 1])) <= set("-: ")


def settings_in_code() -> set[str]:
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "basis").rglob("*.py") if "tests" not in p.parts)
    return set(re.findall(r'env\.(?:text|flag|number|words|folder|choice|address)\(\s*"([A-Z_]+)"', source))


def test_every_setting_is_in_the_example_and_in_operations_and_nothing_else_is():
    example = set(re.findall(r"^([A-Z_]+)=", read(".env.example"), re.MULTILINE))
    table = {row[0].strip("`") for row in rows("docs/operations.md") if re.fullmatch(r"`[A-Z_]+`", row[0])}
    assert example == settings_in_code()
    assert table == settings_in_code()


def test_policy_names_modules_and_tests_that_exist():
    named = rows("docs/policy.md")
    assert named
    for row in named:
        for path, _colon, name in (test.partition("::") for test in re.findall(r"`([\w/]+\.py(?:::\w+)?)`", row[-1])):
            assert (ROOT / path).is_file(), f"{row[0]}: {path} is not there"
            assert not name or re.search(rf"^def {name}\b", read(path), re.MULTILINE), (
                f"{row[0]}: no test {name} in {path}"
            )
        assert re.search(r"`[\w/]+\.py", row[-1]), f"{row[0]} names no test"
        for module in re.findall(r"`(\w+)`", row[-2]):
            assert (ROOT / "basis" / module).is_dir(), f"{row[0]}: no module {module}"


def test_every_row_on_security_names_tests_that_exist():
    named = rows("docs/security.md")
    assert len(named) > 40
    for row in named:
        tests = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", row[-1])
        assert tests, f"{row[0]} names no test"
        for path, name in tests:
            assert (ROOT / path).is_file(), f"{row[0]}: {path} is not there"
            assert not name or re.search(rf"^def {name}\b", read(path), re.MULTILINE), f"{row[0]}: no {name} in {path}"


def test_every_noun_of_the_glossary_is_in_the_code():
    source = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "basis").rglob("*.py"))
    for row in rows("docs/glossary.md"):
        for part in row[0].strip("`").split("."):
            assert re.search(rf"\b{part}\b", source), f"the glossary names {row[0]}, the code does not"


def test_every_model_is_in_the_glossary():
    named = {row[0].strip("`") for row in rows("docs/glossary.md")}
    models = {model.__name__ for model in apps.get_models() if model.__module__.startswith("basis.")}
    assert models <= named


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_commands_in_the_documentation_exist(path):
    known = FRONT_DOOR | set(get_commands())
    for name in re.findall(r"\./run +([a-z_]+)", path.read_text(encoding="utf-8")):
        assert name in known, f"{path.name} tells to use ./run {name}"


def test_options_in_operations_exist():
    for name, rest in re.findall(r"^\./run ([a-z_]+)([^\n#]*)", read("docs/operations.md"), re.MULTILINE):
        if app := get_commands().get(name):
            told = load_command_class(app, name).create_parser("./run", name).format_help()
            for option in re.findall(r"--[a-z-]+", rest):
                assert option in told, f"./run {name} has no {option}"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_in_the_documentation_lead_somewhere(path):
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / link).exists(), f"{path.name} points to {link}"


def test_readmes_of_modules_are_short():
    for path in (ROOT / "basis").glob("*/README.md"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 25, f"{path} is longer than 25 lines"
