"""Documents that people give go past the scanner or not at all; and every file is served so that it can do no harm."""

import io
import socket
import socketserver
import struct
import threading
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from basis import uploads
from tests.photos import PDF, picture


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.CLAMD, settings.SCAN_REQUIRED = "", False


def all_files(settings) -> list:
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] if settings.MEDIA_ROOT.exists() else []


def given(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)


@pytest.mark.parametrize(
    ("make", "content", "kind", "disposition"),
    [
        (uploads.keep_photo, picture(), "image/jpeg", "inline"),
        (uploads.keep_document, PDF, "application/pdf", "attachment"),
    ],
)
def test_a_file_is_served_so_that_nothing_in_it_can_run(db, make, content, kind, disposition):
    name = make(given(content)).name
    response = Client().get(f"/bestanden/{name}")
    assert b"".join(response.streaming_content) == uploads.path_of(name).read_bytes()
    told = response.headers
    assert (response.status_code, told["Content-Type"]) == (200, kind)
    assert told["Content-Disposition"].startswith(disposition)
    assert told["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Cache-Control"] == "private, max-age=3600"
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a" * 22 + ".jpg", "..%2f..%2fsecret.key", "x.jpg"])
def test_a_file_that_is_not_there_is_not_found(name):
    assert Client().get(f"/bestanden/{name}").status_code == 404


class Scanner(socketserver.StreamRequestHandler):
    """Speaks as clamd does: finds the word 'besmet'."""

    answer = None

    def handle(self):
        assert self.rfile.readline() == b"nINSTREAM\n"
        content = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        said = self.answer or (b"stream: Proef-Virus FOUND" if b"besmet" in content else b"stream: OK")
        self.wfile.write(said + b"\n")


@contextmanager
def scanner(answer=None):
    with socketserver.TCPServer(("127.0.0.1", 0), type("Says", (Scanner,), {"answer": answer})) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def closed_port() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{taken.getsockname()[1]}"


def test_a_document_goes_past_the_scanner(settings):
    settings.SCAN_REQUIRED = True
    with scanner() as settings.CLAMD:
        assert uploads.path_of(uploads.keep_document(given(PDF)).name).read_bytes() == PDF
        with pytest.raises(ValidationError, match="is gevaarlijk"):
            uploads.keep_document(given(PDF.replace(b"<<>>", b"besmet")))
    assert len(all_files(settings)) == 1


@pytest.mark.parametrize("required", [True, False])
def test_a_scanner_that_is_away_stops_a_document_only_where_it_must_be_scanned(settings, required):
    settings.SCAN_REQUIRED = required
    for settings.CLAMD in ("", closed_port(), "unix:/nergens/clamd.ctl"):
        if required:
            with pytest.raises(ValidationError, match="nu geen bestanden"):
                uploads.keep_document(given(PDF))
        else:
            uploads.keep_document(given(PDF))
    assert len(all_files(settings)) == (0 if required else 3)


def test_a_scanner_that_answers_with_an_error_is_no_clean_bill(settings):
    settings.SCAN_REQUIRED = True
    for answer in (b"INSTREAM size limit exceeded. ERROR", b"stream: broken ERROR", b"wat?"):
        with scanner(answer) as settings.CLAMD, pytest.raises(ValidationError, match="nu geen bestanden"):
            uploads.keep_document(given(PDF))
    assert not all_files(settings)


@pytest.mark.parametrize("content", [b"<html>", b"PK\x03\x04", b"x%PDF-1.7\n%%EOF", b"%PDF-1.7 half", picture()])
def test_only_a_pdf_is_a_document(content):
    with pytest.raises(ValidationError, match="geen PDF"):
        uploads.keep_document(given(content))
