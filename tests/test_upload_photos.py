"""Photos that people give: they come out clean, or not at all."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from basis import uploads
from tests.photos import CANARY, PDF, bomb, gps, moving, other, picture, with_text


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def given(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)


def kept_bytes(kept: uploads.Kept) -> list[bytes]:
    return [uploads.path_of(name).read_bytes() for name in (kept.name, kept.small)]


def all_files(settings) -> list:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] if settings.MEDIA_ROOT.exists() else []


@pytest.mark.parametrize(
    "content",
    [
        picture(exif=gps(), comment=CANARY.encode(), icc_profile=CANARY.encode()),
        picture(kind="PNG", exif=gps(), pnginfo=with_text()),
        picture(kind="WEBP", exif=gps(), xmp=f"<x>{CANARY}</x>".encode(), icc_profile=CANARY.encode()),
        picture(kind="WEBP", mode="RGBA", exif=gps(), xmp=f"<x>{CANARY}</x>".encode()),
        picture() + f"<script>{CANARY}</script>".encode(),
        picture() + b"PK\x03\x04" + CANARY.encode(),
    ],
    ids=["jpeg", "png", "webp", "transparent webp", "html behind it", "zip behind it"],
)
def test_nothing_of_what_was_hidden_in_a_photo_is_kept(content):
    assert CANARY.encode() in content
    for file in kept_bytes(uploads.keep_photo(given(content))):
        assert CANARY.encode() not in file
        for mark in (b"Exif", b"GPS", b"http://ns.adobe", b"ICC_PROFILE", b"ICCP", b"<script"):
            assert mark not in file
        with Image.open(io.BytesIO(file)) as again:
            assert not again.getexif()


def test_the_photo_itself_is_kept_large_and_small():
    kept = uploads.keep_photo(given(picture((5000, 2500))))
    assert (kept.width, kept.height) == (2400, 1200)
    for file, size in zip(kept_bytes(kept), [(2400, 1200), (480, 240)], strict=True):
        with Image.open(io.BytesIO(file)) as image:
            assert (image.format, image.size) == ("JPEG", size)
            left, right = image.getpixel((size[0] // 4, 50)), image.getpixel((size[0] * 3 // 4, 50))
            assert (left[0] > 200, right[1] > 100, right[0] < 50) == (True, True, True)


def test_a_photo_that_lies_on_its_side_is_put_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right
    with Image.open(io.BytesIO(kept_bytes(uploads.keep_photo(given(picture(exif=exif))))[0])) as upright:
        assert upright.size == (480, 640)
        assert upright.getpixel((240, 100))[0] > 200  # what was left is on top


@pytest.mark.parametrize(
    ("mode", "ending"), [("RGBA", "webp"), ("LA", "webp"), ("P", "jpg"), ("L", "jpg"), ("1", "jpg"), ("I;16", "jpg")]
)
def test_every_kind_of_colours_is_taken(mode, ending):
    out = io.BytesIO()
    Image.new(mode, (50, 50)).save(out, "PNG")
    assert uploads.keep_photo(given(out.getvalue())).name.endswith(f".{ending}")


def test_a_photo_for_printing_is_taken():
    out = io.BytesIO()
    Image.new("CMYK", (50, 50)).save(out, "JPEG")
    assert uploads.keep_photo(given(out.getvalue())).name.endswith(".jpg")


HOSTILE = {
    "nothing": (b"", "leeg"),
    "text": (b"dit is geen foto", "niet lezen"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "niet lezen"),
    "html that begins as gif": (b"GIF89a/*<script>alert(1)</script>", "niet lezen"),
    "gif": (other("GIF"), "niet lezen"),
    "tiff": (other("TIFF"), "niet lezen"),
    "bmp": (other("BMP"), "niet lezen"),
    "postscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "niet lezen"),
    "pdf": (PDF, "niet lezen"),
    "heic": (b"\0\0\0\x18ftypheic" + b"\0" * 100, "HEIC"),
    "cut-off jpeg": (picture()[:3000], "niet lezen"),
    "cut-off png": (picture(kind="PNG")[:-60], "niet lezen"),
    "cut-off webp": (picture(kind="WEBP")[:-60], "niet lezen"),
    "jpeg of zeros": (picture()[:200] + b"\0" * 3000, "niet lezen"),
    "bomb": (bomb(60_000, 60_000), "niet lezen|beeldpunten"),
    "51 megapixels": (bomb(10_200, 5_000), "beeldpunten"),
    "a lie about its size": (bomb(7_000, 7_000), "niet lezen"),
    "moving png": (moving("PNG"), "beweegt"),
    "moving webp": (moving("WEBP"), "beweegt"),
    "11 MB": (b"\xff\xd8" + b"x" * 11 * 1024 * 1024, "groter dan 10 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_odd_is_refused_in_words_and_nothing_of_it_is_kept(name, settings):
    content, words = HOSTILE[name]
    with pytest.raises(ValidationError, match=words):
        uploads.keep_photo(given(content))
    assert not all_files(settings)


def test_a_phone_that_writes_more_pictures_in_one_jpeg_is_understood():
    out = io.BytesIO()
    first = Image.new("RGB", (60, 40), "red")
    first.save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40), "blue")])
    with Image.open(io.BytesIO(kept_bytes(uploads.keep_photo(given(out.getvalue())))[0])) as image:
        assert image.getpixel((30, 20))[0] > 200


def test_two_times_the_same_photo_are_two_files_with_names_that_nobody_guesses(settings):
    names = {uploads.keep_photo(given(picture())).name for _ in range(3)}
    assert len(names) == 3
    assert all(uploads.NAME.fullmatch(name) for name in names)
    assert {path.stat().st_mode & 0o077 for path in all_files(settings)} == {0}


def test_a_photo_that_is_taken_away_is_gone_large_and_small(settings):
    kept = uploads.keep_photo(given(picture()))
    uploads.remove(kept.name)
    uploads.remove(kept.name)
    assert not all_files(settings)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", "", "a" * 22, "a" * 22 + ".html", "/" * 22 + ".jpg", "\0.jpg"]
)
def test_a_name_that_is_not_ours_leads_nowhere(name, settings):
    uploads.keep_photo(given(picture()))
    assert uploads.path_of(name) is None
    uploads.remove(name)
    assert len(all_files(settings)) == 2
