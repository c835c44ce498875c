"""Files as they are delivered, and a CBS of our own that answers like OData v4, to test importing with."""

import json
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from basis import files
from basis.areas.models import Area
from basis.audit.models import Act
from basis.figures.models import Observation
from basis.figures.readers import kwb, long, pc4, rivm

MEASURES = [
    ("T001036", "Aantal inwoners", "aantal"),
    ("M001642", "Gemiddelde WOZ-waarde van woningen", "x 1 000 euro"),
    ("D006842", "Personen per soort uitkering; Bijstand", "aantal"),
    ("9999", "Woningvoorraad", "aantal"),  # found by its title
    ("T001040", "Gehuwd", "aantal"),
]


def given(folder, text, name="proef.csv", encoding="utf-8"):
    """A file with these lines, read as the command does."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return files.read(path)


def wide(folder, text, year=2024, source="kwb", **more):
    return kwb.read(given(folder, text, **more), source=source, year=year)


def health(folder, text, **more):
    return rivm.read(given(folder, text, **more))


def listed(folder, text, **more):
    return long.read(given(folder, text, **more))


def postcodes(folder, text, shares, year=2021):
    return pc4.read(given(folder, text), year=year, shares=shares)


def values(delivered):
    """(area, indicator) → the number, or the reason why there is none."""
    return {(v.area, v.indicator): v.missing or v.value for v in delivered.values}


def kept(code, indicator, period=2024):
    """What is in the database: the number, or the reason why there is none."""
    found = Observation.objects.get(area__code=code, indicator=indicator, period=period)
    return found.missing or found.value


def everything():
    """All that an import could change, to compare before and after."""
    return (
        list(Area.objects.order_by("pk").values()),
        list(Observation.objects.order_by("pk").values()),
        list(Act.objects.order_by("pk").values()),
    )


@contextmanager
def cbs(
    measures=MEASURES,
    rows=(),
    regions=(("GM0828", "Oss"), ("WK082806", "Ruwaard ")),
    size=2,
    link=None,
    status=200,
    said="",
):
    """A server with one table, its observations in pages of `size`; `link` replaces the next, `said` every answer.

    Gives its address, and what it was asked.
    """
    asked = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            url = urlsplit(self.path)
            query = parse_qs(url.query)
            asked.append((url.path, query))
            name = url.path.rpartition("/")[2]
            answer = {}
            if name == "MeasureCodes":
                answer["value"] = [{"Identifier": i, "Title": t, "Unit": u} for i, t, u in measures]
            elif name == "WijkenEnBuurtenCodes":
                answer["value"] = [{"Identifier": i, "Title": t} for i, t in regions]
            else:
                start = int(query.get("skip", ["0"])[0])
                answer["value"] = list(rows)[start : start + size]
                if start + size < len(rows):
                    home = f"http://127.0.0.1:{self.server.server_port}{url.path}"
                    answer["@odata.nextLink"] = link or f"{home}?skip={start + size}"
            body = (said or json.dumps(answer)).encode()
            with suppress(ConnectionError):  # who asked may have left
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/CBS", asked
    finally:
        server.shutdown()
        server.server_close()
