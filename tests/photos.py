"""Photos to test with: honest ones, and ones that were made to do harm."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin, TiffImagePlugin

CANARY = "KANARIE-51.7650-5.5180"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n"


def picture(size=(640, 480), mode="RGB", kind="JPEG", **options) -> bytes:
    """A photo with something on it: its left half is red, its right half is green."""
    image = Image.new(mode, size, "green")
    image.paste(Image.new(mode, (size[0] // 2, size[1]), "red"), (0, 0))
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def gps() -> Image.Exif:
    """As a phone writes it: where, with which camera, by whom."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = exif[0x8298] = CANARY
    rational = TiffImagePlugin.IFDRational
    place = {1: "N", 2: (rational(51), rational(45), rational(5400, 100)), 29: CANARY}
    exif.get_ifd(0x8825).update(place)
    return exif


def with_text() -> PngImagePlugin.PngInfo:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", CANARY)
    told.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>")
    return told


def bomb(width, height) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )


def moving(kind) -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("red", "blue", "green")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


def other(kind) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40)).save(out, kind)
    return out.getvalue()
