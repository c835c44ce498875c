"""A round that was given back, with who leads it, a story that everybody may read, and its report."""

import pytest

from basis.reports.tests.makers import make_draft, make_report, make_scene


@pytest.fixture
def scene(db):
    return make_scene()


@pytest.fixture
def round_(scene):
    return scene[0]


@pytest.fixture
def worker(scene):
    return scene[1]


@pytest.fixture
def story(scene):
    return scene[2]


@pytest.fixture
def draft(round_, worker):
    return make_draft(round_, worker)


@pytest.fixture
def report(round_, worker):
    return make_report(round_, worker)
