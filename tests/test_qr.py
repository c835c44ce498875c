"""A QR code says what it is given, and is drawn sharply."""

import re

from qrcode import constants
from qrcode.main import QRCode

from basis import qr

ADDRESS = "https://basis.voorbeeld.nl/gebieden/ruwaard/"


def drawn(picture: str) -> set[tuple[int, int]]:
    """The dark modules of a picture: each stretch of its path, module by module."""
    found = re.findall(r"M(\d+) (\d+)h(\d+)v1H\d+z", picture)
    return {(int(x) + step, int(y)) for x, y, width in found for step in range(int(width))}


def test_every_module_of_the_code_is_drawn_and_no_other():
    code = QRCode(error_correction=constants.ERROR_CORRECT_Q, border=4)
    code.add_data(ADDRESS)
    matrix = code.get_matrix()
    assert drawn(qr.svg(ADDRESS)) == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}


def test_a_white_edge_of_four_modules_stays_free_all_around():
    picture = qr.svg(ADDRESS)
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', picture)[1])
    assert all(4 <= x < size - 4 and 4 <= y < size - 4 for x, y in drawn(picture))


def test_a_reader_hears_what_it_is_and_nothing_in_it_needs_an_inline_style():
    picture = qr.svg("https://x.nl/?a=1&b=<i>")
    assert "<title>QR-code van https://x.nl/?a=1&amp;b=&lt;i&gt;</title>" in picture
    assert 'role="img"' in picture
    assert "style" not in picture
