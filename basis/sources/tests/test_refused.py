"""Files that are no list, or that somebody made to do harm: each is refused in words, and nothing is kept of it."""

import datetime
import gzip
import io
import zipfile

import pytest
from django.utils import timezone

from basis.sources import actions
from basis.sources.models import Import
from basis.sources.tests.makers import HEAD, HERE, bring, choose, table

pytestmark = pytest.mark.django_db


def workbook():
    """A file as Excel makes it, in short."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leeg"),
        (b"   \n \n", "leeg"),
        (workbook(), "Excel"),
        (b"\xd0\xcf\x11\xe0 oud", "Excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x81", "geen tekst"),
        ("naam;sleutel\nx;y".encode("utf-16"), "geen tekst"),
        (b"naam;sleutel\nx\x00;y\n", "regel 2"),
        (b"naam\nx\ny\n", "maar één kolom"),
        (b"naam|sleutel\nx|y\n", "maar één kolom"),
        (b"naam;Naam\nx;y\n", "staat er twee keer: naam"),
        (HEAD.encode(), "geen rijen"),
        (b";".join(b"k%d" % n for n in range(200)) + b"\n" + b"1;" * 199 + b"1\n", "te veel kolommen"),
        (b"a;b\n" + b"x;y\n" * 3_000_000, "groter dan 10 MB"),
        (gzip.compress(b"a;b\n" + b"x;y\n" * 13_000_000, 1, mtime=0), "groter dan 10 MB"),
        (gzip.compress(b"a;b\nx;y\n" * 100, mtime=0)[:-10], "beschadigd"),
        (b'{"services": [', "geen JSON"),
        (b'{"iets": 1}', "geen HSDS"),
        (b"[" * 100_000, "te veel haken"),
        (b'{"services": [' + b"9" * 10_000 + b"]}", "cijfers"),
        (b'{"services": ["\\u0000"]}', "niet in tekst"),
    ],
)
def test_what_is_no_list_is_refused_in_words(desk, content, said):
    answer = bring(desk, content)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert not Import.objects.exists()


@pytest.mark.parametrize("origin", ["", "   ", "pack", "OSM", "Hier", "x" * 81])
def test_a_list_has_a_name_of_its_own(desk, origin):
    assert bring(desk, table(1), origin=origin).status_code == 400
    assert not Import.objects.exists()


def test_a_name_of_a_file_is_shown_as_text_only(desk):
    at = bring(desk, table(1), name="<b>x</b>.csv", origin="<i>y</i>")["Location"]
    choose(desk, at)
    told = desk.get(at).content.decode()
    assert "<b>x" not in told
    assert "<i>y" not in told


@pytest.mark.parametrize(
    "line", ['plek;p9;"X"Y;gids;2026-11-25;binnen;', "plek;p9", "iets;p9;X;gids;2026-11-25;binnen;", ";;;;;;x"]
)
def test_one_odd_line_does_not_hold_up_the_others(desk, line):
    at = bring(desk, f"{table(3)}{line}\nplek;p7;Plek 7;gids;2026-11-25;binnen;\n")["Location"]
    choose(desk, at)
    desk.post(f"{at}begin/")
    done = Import.objects.get()
    assert (done.new, [where for where, _why in done.faults]) == (4, ["5"])


def test_bad_lines_come_along_by_page_and_as_a_table_without_formulas(desk):
    at = bring(desk, table(120, set(range(120))).replace("gisteren", "=1+1"))["Location"]
    choose(desk, at)
    assert "pagina=2" in desk.get(at).content.decode()
    lines = desk.get(f"{at}fouten.csv").content.decode().splitlines()
    assert len(lines) == 121
    assert lines[1].startswith("2,bevestigd_op: ‘=1+1’ kan niet")


def test_only_editors_of_the_whole_map_come_here(client, noor, joris):
    assert client.get(HERE).status_code == 302
    for person in (noor, joris):
        client.force_login(person)
        assert client.get(HERE).status_code == 403
        assert bring(client, table(2)).status_code == 403
    assert not Import.objects.exists()


def test_a_file_that_nobody_goes_on_with_is_gone_after_a_week(desk):
    bring(desk, table(3))
    assert actions.expire(timezone.now() + datetime.timedelta(days=6), False) == 0
    assert actions.expire(timezone.now() + datetime.timedelta(days=8), False) == 1
    assert not Import.objects.exists()
