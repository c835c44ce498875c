"""A club puts the list of its neighbourhood on its own website, and a visitor there goes on to what she found."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from playwright.sync_api import expect

from tests.journeys.keyboard import press


@contextmanager
def website_of_a_club(page: str) -> Iterator[str]:
    """Another website, of one page; gives its address."""

    class Club(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Club)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_a_list_stands_on_another_website_and_nothing_else_does(sheet_of, address):
    page = sheet_of(width=360, java_script_enabled=False).open("/aanbod/?gebied=ruwaard")
    press(page, "link", "Zet deze lijst op uw eigen website")
    page.get_by_label("Hoeveel").select_option("10")
    page.get_by_role("button", name="Laat de lijst zien").click()
    line = page.get_by_label("Neem deze regel over op uw eigen pagina").input_value()
    line = re.sub(r'src="https?://[^/]+', f'src="{address}', line)
    other = f'<iframe id="toe" src="{address}/aanbod/" title="dicht"></iframe>'

    visitor = sheet_of(width=400).page
    asked_for = []
    visitor.on("request", lambda request: asked_for.append(request.headers.get("cookie", "")))
    with website_of_a_club(f"<!doctype html><title>Club</title><h1>Club</h1>{line}{other}") as club:
        visitor.goto(club)
        inside = visitor.frame_locator("iframe >> nth=0")
        expect(inside.get_by_role("heading", level=1)).to_have_text("Activiteiten en hulp in Ruwaard")
        assert "chrome-error://chromewebdata/" in [frame.url for frame in visitor.frames], "the other page is refused"
        assert not visitor.context.cookies()
        assert not any(asked_for)
        inside.get_by_role("link", name="Breien en haken").click()
        expect(visitor).to_have_url(re.compile(f"^{address}/aanbod/breien-en-haken"))
