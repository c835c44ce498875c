"""Every act that the code writes down has its words in the `acts` of its module; the log of the demo holds codes."""

import ast
from pathlib import Path

import pytest

from basis.audit import chain, queries
from basis.audit.models import Act
from basis.modules import all_modules

HOUSE = Path(__file__).resolve().parents[1] / "basis"


def written() -> set[str]:
    """The first word of each `record("…")` and `saw("…")` in the code."""
    found = set()
    for path in HOUSE.rglob("*.py"):
        if {"tests", "migrations"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if name in {"record", "saw", "_note"} and node.args:
                words = [part for part in ast.walk(node) if isinstance(part, ast.Constant) and part in node.args]
                found |= {f"{part.value}{'_seen' if name == 'saw' else ''}" for part in words}
    return {one for one in found if "." in one}


def test_every_act_is_told_in_words():
    told = {action for module in all_modules() for action in module.acts}
    assert len(written()) > 20
    assert not written() - told, f"no words in Module.acts: {sorted(written() - told)}"


def test_no_words_are_left_of_an_act_that_nobody_does():
    told = {action for module in all_modules() for action in module.acts}
    assert not told - written(), f"in Module.acts and nowhere else: {sorted(told - written())}"


def test_every_module_tells_its_own_acts():
    for module in all_modules():
        assert all(action.startswith(f"{module.name}.") for action in module.acts), module.name


@pytest.mark.django_db
def test_the_log_of_the_demo_holds_codes_and_its_chain_is_whole(demo_world):
    assert Act.objects.count() > 20
    for act in Act.objects.all():
        assert chain.plain(act.detail) == act.detail
        assert "@" not in str(act.detail)
    assert queries.first_broken() is None
