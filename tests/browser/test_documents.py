"""What the website gives is valid: HTML by the Nu checker, PDF by veraPDF, and a page is not heavy."""

import gzip
import json
import subprocess
from urllib.parse import urljoin

import httpx
import typst

from tests import pdf_ua
from tests.crawl import Page

HEAVIEST_CSS = 25_000  # bytes, gzipped, all stylesheets of a page together


def test_every_page_is_valid_html(visits, tools, tmp_path):
    names = {}
    for number, visit in enumerate(v for v in visits.values() if v.page):
        path = tmp_path / f"{number}.html"
        path.write_text(visit.answer.text, encoding="utf-8")
        names[path.as_uri()] = visit.address
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "json", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(done.stderr or done.stdout)["messages"]
    faults = [
        f"{names.get(m.get('url', '').replace('file:/', 'file:///').replace('file://////', 'file:///'), m.get('url'))}"
        f":{m.get('lastLine')}: {m['message']}"
        for m in messages
    ]
    assert names
    assert not faults, "\n".join(faults)


def test_the_stylesheets_of_a_page_are_light(address):
    with httpx.Client(base_url=address) as client:
        page = Page(client.get("/").text)
        sheets = {link for link in page.links if link.partition("?")[0].endswith(".css")}
        weight = sum(len(gzip.compress(client.get(urljoin(f"{address}/", link)).content)) for link in sheets)
    assert sheets
    assert weight <= HEAVIEST_CSS


@pdf_ua.needs_verapdf
def test_every_pdf_is_for_everyone(address, visits, tmp_path):
    """Each PDF that a page offers, in both languages, is PDF/UA-1; and the checker does notice one that is not."""
    files = []
    for number, visit in enumerate(v for v in visits.values() if v.answer.kind.startswith("application/pdf")):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(httpx.get(address + visit.address, timeout=60).content)
    assert len(files) >= 2
    assert not pdf_ua.faults(*files)
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(typst.compile(b"#rect(width: 10pt)", format="pdf"))
    assert "7.1" in pdf_ua.faults(plain)
