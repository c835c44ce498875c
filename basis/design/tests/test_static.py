"""A page finds its files, built or not."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

BASIS = Path(__file__).parents[2]
built = pytest.mark.skipif(
    not (settings.BUILD / "basis.css").exists(),
    reason=f"the stylesheet is not built in {settings.BUILD} (node basis/design/build.mjs)",
)


def names() -> set[str]:
    """Every file that a template asks for."""
    sources = [path.read_text(encoding="utf-8") for path in BASIS.glob("*/templates/**/*.html")]
    return {name for source in sources for name in re.findall(r"{% static ['\"]([^'\"]+)['\"]", source)}


def test_files_of_the_house_that_a_template_asks_for_are_there():
    asked = {name for name in names() if not name.startswith("build/")}
    assert asked
    assert not {name for name in asked if not finders.find(name)}


@built
def test_files_of_the_build_that_a_template_asks_for_are_there():
    assert not {name for name in names() if name.startswith("build/") and not finders.find(name)}


def test_a_file_that_is_not_collected_keeps_its_name(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    assert static("build/no-such-file.css") == "/static/build/no-such-file.css"


def test_drawings_have_no_words_and_bring_nothing_from_elsewhere():
    for path in (BASIS / "design" / "static" / "design").glob("*.svg"):
        source = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "<text" not in source, path.name
        assert "http" not in source and "<script" not in source and "style=" not in source, path.name
