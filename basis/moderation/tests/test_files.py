"""Photos that nothing needs any more go; what somebody gave is shown to who decides about it."""

import datetime
import io
import os

import pytest
from django.utils import timezone

from basis import uploads
from basis.moderation import jobs
from basis.modules import Module
from tests.photos import picture

TWO_DAYS = datetime.timedelta(days=2)


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def _keep(age: datetime.timedelta) -> str:
    kept = uploads.keep_photo(io.BytesIO(picture()))
    for name in (kept.name, kept.small):
        then = (timezone.now() - age).timestamp()
        os.utime(uploads.path_of(name), (then, then))
    return kept.name


def test_a_photo_that_no_module_names_goes_after_a_day_with_its_small_one(monkeypatch):
    needed, left, new = _keep(TWO_DAYS), _keep(TWO_DAYS), _keep(datetime.timedelta(0))
    monkeypatch.setattr(jobs, "all_modules", lambda: (Module("x", "x", files=lambda: [needed]), Module("y", "y")))
    assert jobs.sweep_files(timezone.now()) == "files 1"
    assert uploads.path_of(left) is None and uploads.path_of(uploads.Kept(left).small) is None
    assert uploads.path_of(needed) and uploads.path_of(uploads.Kept(needed).small) and uploads.path_of(new)
    assert jobs.sweep_files(timezone.now()) == ""
