"""The two accessibility engines, run inside a page: axe-core and IBM Equal Access."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What axe cannot decide by itself, by the rule and the words of its reason, and what holds instead.
LOOKED_AT = [
    # Every pair of colours is computed, light and dark, by basis/design/tests/test_contrast.py.
    ("color-contrast", "contains an image node"),  # names on the map, drawn in SVG
    ("color-contrast", "overlap"),  # names on the map that touch a line
    ("color-contrast", "only non-text characters"),  # the signs + and − of the map
    ("color-contrast", "pseudo element"),  # the arrow of a menu
    ("color-contrast", "Element has no value"),  # an empty field
    ("color-contrast", "partially obscured"),  # cells of a table that scrolls within itself
    # A menu that we unfold lies over other links, and axe gives up; its links are 44 pixels high (4-frame.css).
    ("target-size", "Axe encountered an error"),
    # What stands in a frame is a page of ours, which is looked at by itself.
    ("frame-tested", "still has to be tested"),
    ("label-content-name-mismatch", "Unable to determine"),  # the same signs; their names are words
]


@cache
def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def axe(page: Page, tools: Path) -> list[str]:
    """Violations, and what axe leaves for a person to decide, except what was decided already."""
    page.evaluate(_source(tools / "axe-core" / "axe.min.js"))
    found = page.evaluate(
        """async tags => {
            const told = await axe.run(document, {
                runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete']});
            const short = kind => told[kind].flatMap(rule => rule.nodes.map(
                node => [kind, rule.id, node.target.join(' '), node.failureSummary || '']));
            return [...short('violations'), ...short('incomplete')];
        }""",
        TAGS,
    )
    return [
        f"axe {kind}: {rule}: {target}: {' '.join(why.split())[:300]}"
        for kind, rule, target, why in found
        if kind == "violations" or not any(rule == known and words in why for known, words in LOOKED_AT)
    ]


def ibm(page: Page, tools: Path) -> list[str]:
    """What the engine of IBM is sure is wrong."""
    page.evaluate(_source(tools / "accessibility-checker-engine" / "ace.js"))
    found = page.evaluate(
        """async () => {
            const report = await new ace.Checker().check(document, ['WCAG_2_2']);
            return report.results.filter(r => r.value[0] === 'VIOLATION' && r.value[1] === 'FAIL')
                .map(r => [r.ruleId, r.path.dom, r.message]);
        }"""
    )
    return [f"ibm: {rule}: {place}: {message}" for rule, place, message in found]


def opened(page: Page, tools: Path) -> list[str]:
    """What axe finds on this page with all that is folded away opened."""
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    return [f"(opened) {fault}" for fault in axe(page, tools)]


def both(page: Page, tools: Path) -> list[str]:
    """What both find on this page: axe as it comes, and both with all that is folded away opened."""
    as_it_comes = axe(page, tools) if page.locator("details:not([open])").count() else []
    return as_it_comes + opened(page, tools) + ibm(page, tools)


def find_nothing(sheet: Any, pages: list[str], tools: Path, *, by_both: Collection[str] = ()) -> None:
    """Fails with all that axe, the other engine where it is asked too, or the console has to say about these pages."""
    faults = []
    for path in pages:
        page = sheet.open(path)
        faults += [f"{path}: {fault}" for fault in (both if path in by_both else opened)(page, tools)]
    faults += sheet.complaints
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)
