"""The pattern page shows every component there is."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from basis.design.examples import EXAMPLES

HERE = Path(__file__).parents[1]
# What the frame of a page has only sometimes, or what only the script of the live map makes.
NOT_ON_EVERY_PAGE = {
    "strip": "the notice of a demo",
    "messages": "what was just done",
    "choices": "only with areas",
    "hero--home": "home",
    "hero--one": "a hero without a picture",
    "hero": "a page with a map",
    "map--one": "the page of an area",
    "map__live": "script",
    "map__live--tiles": "script",
    "embed": "a list in a frame on another website",
    "embed-frame": "the example of that list",
    "hero--find": "where one looks for places: the form beside the map",
    "head__area": "only with areas",
    "head__user": "only with accounts",
    "head__search": "only with search",
}


@pytest.fixture
def page(client, db) -> str:
    return client.get(reverse("design:styleguide")).content.decode()


def own_classes() -> set[str]:
    """Every class that the stylesheet of the house gives a look."""
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "css").glob("*.css")))
    source = re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)|\{[^{}]*\}", " ", source, flags=re.S)
    found = set(re.findall(r"\.([a-zA-Z][\w-]*)", source))
    return {name for name in found if not name.startswith(("utrecht-", "leaflet-", "voorbeeld-"))}


def shown_classes(page: str) -> set[str]:
    return {name for value in re.findall(r'class="([^"]*)"', page) for name in value.split()}


def test_every_class_of_the_stylesheet_is_shown(page):
    assert not own_classes() - shown_classes(page) - set(NOT_ON_EVERY_PAGE)


def test_every_component_is_there_with_its_html(page):
    for example in EXAMPLES:
        assert f'id="{example.name}"' in page
    assert page.count("<pre class=") == len(EXAMPLES)
    assert "&lt;span class=&quot;tag tag--green&quot;&gt;" in page


def test_every_example_has_a_file_and_every_file_is_shown():
    files = {path.stem for path in (HERE / "templates" / "design" / "examples").glob("*.html")}
    assert files == {example.name for example in EXAMPLES}


def test_the_components_are_shown_in_dark_too(page):
    assert 'class="voorbeeld-theme scheme-dark' in page


def test_no_id_stands_twice(page):
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
