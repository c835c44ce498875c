"""A QR code as a picture: of an address, for on a poster or a letter."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.translation import gettext as _
from qrcode import constants
from qrcode.main import QRCode

QUIET = 4  # the white edge around it, in modules, that ISO/IEC 18004 asks for


def svg(text: str) -> str:
    """A QR code of this text: black on white whatever the colours of the page, sharp at any size, with a title.

    A quarter of it may be torn or dirty (level Q). The size comes from the style sheet or the page around it.
    """
    code = QRCode(error_correction=constants.ERROR_CORRECT_Q, border=QUIET)
    code.add_data(text)
    rows = code.get_matrix()
    size = len(rows)
    dark = "".join(run for y, row in enumerate(rows) for run in _runs(row, y))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {size} {size}" role="img"'
        f' shape-rendering="crispEdges"><title>{escape(title(text))}</title>'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{dark}"/></svg>'
    )


def title(text: str) -> str:
    """What the picture is, in words."""
    return _("QR-code van %(text)s") % {"text": text}


def _runs(row: list[bool], y: int) -> list[str]:
    """The dark modules of one row, each stretch that hangs together as one rectangle."""
    runs, x = [], 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            runs.append(f"M{x} {y}h{end - x}v1H{x}z")
        x = end + 1
    return runs
