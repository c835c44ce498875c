"""A pack that is not right is refused with file, line and place; whatever is in it."""

import shutil

import pytest
from django.core.management import CommandError, call_command

from basis import packs

SITE = packs.pack_path("site.yaml").read_text(encoding="utf-8")
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + "".join(
    f"{chr(d)}: &{chr(d)} [{', '.join([f'*{chr(d - 1)}'] * 9)}]\n" for d in range(ord("d"), ord("m"))
)


def error_of(folder, content: bytes | str) -> str:
    path = folder / "site.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(packs.PackError) as caught:
        packs.load(path, packs.SitePack)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name: a\x00b", "site.yaml, regel 1: hier staat een teken"),
        (b"name: x\nmotto: caf\xe9", "site.yaml, regel 2: geen UTF-8"),
        ("name: x\n\tmotto: y", "site.yaml, regel 2: dit is geen YAML"),
        ("name: 2024-99-99", "site.yaml, regel 1, name: deze datum bestaat niet"),
        ("name: " + "9" * 5000, "site.yaml: dit is geen YAML"),
        ("[" * 20_000, "site.yaml: dit is geen YAML: te veel haken"),
        ("a: !!python/object/apply:os.system ['id']", "site.yaml, regel 1: dit is geen YAML"),
        ("a: &a\n  b: *a", "site.yaml, regel 2, a.b: verwijzingen"),
        (BOMB, "site.yaml, regel 1, b.0: verwijzingen"),
        ("- 1", "site.yaml, regel 1: verwacht een tabel"),
        ("", "site.yaml, regel 1: verwacht een tabel"),
    ],
)
def test_whatever_is_in_a_file_the_error_says_where(tmp_path, content, told):
    assert error_of(tmp_path, content).startswith(told)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("municipality", "''"),
        ("code", "OSS"),
        ("email", "nergens"),
        ("privacy_email", r'"a@b.nl\r\nBcc: c@d.nl"'),
        ("source_code", "javascript:alert(1)"),
        ("accessibility_status", "Z"),
    ],
)
def test_who_the_municipality_is_is_checked(tmp_path, key, value):
    lines = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in SITE.splitlines()]
    number = next(number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    assert error_of(tmp_path, "\n".join(lines)).startswith(f"site.yaml, regel {number}, {key}: ")


def test_a_folder_in_place_of_a_file_is_told(tmp_path):
    (tmp_path / "site.yaml").mkdir()
    with pytest.raises(packs.PackError, match="kan niet worden gelezen"):
        packs.load(tmp_path / "site.yaml", packs.SitePack)


@pytest.mark.parametrize("name", ["theme.css", "logo.svg", "vision.yaml", "site.yaml"])
def test_check_pack_says_once_which_file_is_missing(tmp_path, settings, name):
    own = shutil.copytree(settings.PACK, tmp_path / "pack")
    settings.PACK = own
    (own / name).unlink()
    with pytest.raises(CommandError) as caught:
        call_command("check_pack")
    assert str(caught.value).splitlines() == [f"{own / name}: dit bestand is er niet"]
