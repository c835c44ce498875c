"""The steps of setting up do no more than is asked, so that who runs the website need not own its source."""

import os

from basis.site import steps

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Gebied"
msgstr "Area"
"""


def test_a_translation_that_is_there_is_not_written_again_for_another_data_folder(settings, tmp_path, monkeypatch):
    folder = tmp_path / "basis" / "areas" / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    for name in ("first", "second"):
        settings.DATA = tmp_path / name
        settings.DATA.mkdir()
        assert steps.translations()
        if name == "first":
            os.utime(folder / "django.mo", (0, 0))
    assert (folder / "django.mo").stat().st_mtime == 0
    assert str(steps.NO_MOMENT.year).encode() in (folder / "django.mo").read_bytes()
