"""Files and views keep to the length at which they are still read whole."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "basis"

GUIDES = {
    "models.py": 200,
    "queries.py": 150,
    "rules.py": 80,
    "forms.py": 120,
    "urls.py": 40,
    "api.py": 120,
    "module.py": 60,
    "jobs.py": 100,
    "demo.py": 100,
    "README.md": 25,
}
LONGEST_TEST = 200
LONGEST_TEMPLATE = 100
LONGEST_VIEW = 15
# Past a guide for a reason. An entry that is no longer true must go: a test says so.
LONGER_ON_PURPOSE: dict[str, str] = {
    "basis/accounts/tests/test_oidc.py": "each way in which a provider, or who poses as one, can lie, one test each",
    "basis/accounts/models.py": "people, their roles and how they sign in point at each other",
    "basis/areas/api.py": "one resource in two forms, JSON and CSV, with the fields of both described for the world",
    "basis/areas/tests/test_import.py": "each way in which a file can be wrong, one test each",
    "basis/areas/tests/test_divisions.py": "each spelling of the properties of a division, one test each",
}


def where(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lengths() -> dict[str, tuple[int, int]]:
    """Every file that is longer than its guide: its length and its guide."""
    found = {}
    for path in [*HOUSE.rglob("*"), *(ROOT / "tests").rglob("test_*.py")]:
        guide = GUIDES.get(path.name)
        if path.suffix == ".html":
            guide = LONGEST_TEMPLATE
        elif path.name.startswith("test_") and path.suffix == ".py":
            guide = LONGEST_TEST
        if guide and path.is_file():
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > guide:
                found[where(path)] = (lines, guide)
    for path in HOUSE.rglob("views.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_VIEW:
                length = (node.end_lineno or 0) - node.lineno + 1
                found[f"{where(path)}:{node.name}"] = (length, LONGEST_VIEW)
    return found


def test_files_keep_to_their_guide_or_say_why_not():
    wrong = [
        f"{place} has {length} lines, its guide is {guide}"
        for place, (length, guide) in lengths().items()
        if place not in LONGER_ON_PURPOSE
    ]
    assert not wrong, "\n".join(wrong)


def test_a_reason_for_being_long_goes_when_the_file_is_short_again():
    assert not set(LONGER_ON_PURPOSE) - set(lengths())
