"""Files that people bring."""

import gzip

import pytest

from basis.files import File, Refused, column, read, refuse, rows


def _file(tmp_path, content, name="x.geojson"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def _table(text):
    return rows(File("gebieden.csv", text, ""))


def test_a_packed_file_reads_like_a_plain_one_and_keeps_the_hash_of_what_was_brought(tmp_path):
    plain = read(_file(tmp_path, "gebied é".encode()))
    packed = read(_file(tmp_path, gzip.compress("gebied é".encode(), mtime=0), "x.geojson.gz"))
    assert plain.text == packed.text == "gebied é"
    assert plain.sha256 != packed.sha256


def test_a_file_above_the_limit_is_refused_unread(tmp_path, settings):
    settings.MAX_IMPORT_MB = 1
    path = tmp_path / "groot.geojson"
    with path.open("wb") as opened:
        opened.truncate(200 * 1024 * 1024)  # 200 MB that take no room on the disk
    with pytest.raises(Refused, match=r"groot\.geojson: groter dan 1 MB"):
        read(path)


def test_a_small_file_that_unpacks_above_the_limit_is_refused(tmp_path, settings):
    settings.MAX_IMPORT_MB = 1
    path = _file(tmp_path, gzip.compress(b" " * (8 * 1024 * 1024)), "bom.geojson.gz")
    assert path.stat().st_size < 100_000
    with pytest.raises(Refused, match=r"bom\.geojson\.gz: groter dan 1 MB"):
        read(path)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (gzip.compress(b"{}" * 1000, mtime=0)[:-12], "beschadigd of afgebroken"),
        (b"\x1f\x8bgeen gzip", "beschadigd of afgebroken"),
        (b"{\n\n  \xe9", r"regel 3: geen UTF-8"),
        (b"PK\x03\x04\x00\x00\xe9", "dit is geen tekst"),
        (b"naam\n\xe9\x81", "dit is geen tekst"),  # no letter in cp1252 either
    ],
)
def test_a_broken_file_is_refused_with_its_cause(tmp_path, content, cause):
    with pytest.raises(Refused, match=cause):
        read(_file(tmp_path, content))


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="dit bestand is er niet"):
        read(tmp_path / "nergens.geojson")


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_a_table_is_read_whatever_divides_its_cells(divider):
    columns, lines = _table(f"Naam{divider} Code \n\n A {divider}1\n")
    assert columns == ["Naam", "Code"]
    assert [(row.line, row.cells) for row in lines] == [(3, {"Naam": "A", "Code": "1"})]


def test_a_row_after_a_cell_of_two_lines_has_the_right_line_number():
    _columns, lines = _table('naam,code\n"A\nB",1\nC,2\n')
    assert [row.line for row in lines] == [2, 4]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("naam,code\nA\n", "regel 2: 1 cellen, maar er zijn 2 kolommen"),
        ("naam,Naam\nA,B\n", "deze kolom staat er twee keer: Naam, naam"),
        ("naam,code\n", "hier staan geen rijen in"),
        ('naam,code\n"A,1\n', "regel 2: geen geldige CSV"),
    ],
)
def test_a_table_that_is_not_right_is_refused_with_its_line(text, cause):
    with pytest.raises(Refused, match=cause):
        _table(text)


def test_a_table_may_be_in_the_letters_of_excel_and_json_may_not(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        assert read(_file(tmp_path, "naam\nCafé €\n".encode(encoding), "x.csv")).text == "naam\nCafé €\n"
    with pytest.raises(Refused, match="geen UTF-8"):
        read(_file(tmp_path, '{"naam": "Café"}'.encode("cp1252")))


def test_a_column_is_found_by_any_of_its_names_in_any_case():
    assert column(["Code", "NAAM"], "gebied", "naam") == "NAAM"
    assert column(["Code"], "gebied") == ""


def test_all_faults_are_told_at_once_up_to_ten():
    refuse("x.csv", [])
    with pytest.raises(Refused, match=r"^x\.csv: fout 0; .*; fout 9; en nog 2 fouten\.$"):
        refuse("x.csv", [f"fout {number}" for number in range(12)])
