"""The HTTP Observatory gives every kind of page A+, as the product answers in production, over TLS."""

import datetime
import ipaddress
import json
import os
import ssl
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests import server

SCRIPT = Path(__file__).resolve().parents[1] / "tools" / "observatory.mjs"
PAGES = ["/", "/en/", "/gebieden/", "/gebieden/ruwaard/", "/gebieden/ruwaard/wijkfoto/", "/gebieden/vergelijken/"]
PAGES += ["/gebieden/ruwaard/wijkfoto/inwoners/", "/zoeken/?q=inwoners", "/inloggen/", "/visie/", "/direct-hulp/"]
PAGES += ["/privacy/", "/open-data/", "/ar/", "/melden/bedankt/", "/gebieden/ruwaard/wijkfoto.pdf", "/api/v1/gebieden"]
PATIENCE = 60  # seconds


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A file with a key and a certificate for localhost that is its own authority."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.datetime.now(datetime.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    plain = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(key.private_bytes(*plain) + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture(scope="module")
def ports(certificate, tmp_path_factory):
    """The website in production over TLS, and a proxy that sends plain http on to it; gives both ports."""
    data, tls = tmp_path_factory.mktemp("observatory"), server.free_port()
    first = os.environ | {"BASIS_DATA": str(data), "DATABASE_URL": "", "BASIS_DEMO": "yes"}
    live = {"BASIS_PRODUCTION": "yes", "BASIS_SECRET_KEY": "k3" * 30, "BASIS_HOSTS": "localhost"}
    server.with_demo(data)
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{tls}", "--workers", "1", "--threads", "4"]
    command += ["--certfile", str(certificate), "--keyfile", str(certificate), "basis.site.wsgi:application"]

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(301)
            self.send_header("Location", f"https://localhost:{tls}{self.path}")
            self.end_headers()

        def log_message(self, *_args):
            pass

    plain = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=plain.serve_forever, daemon=True).start()
    with (data / "server.log").open("w") as log:
        website = subprocess.Popen(command, env=first | live, cwd=server.ROOT, stdout=log, stderr=log)
    try:
        _wait_for(f"https://localhost:{tls}/", certificate, website, data / "server.log")
        yield plain.server_port, tls
    finally:
        website.terminate()
        website.wait(timeout=30)
        plain.shutdown()


def _wait_for(address, certificate, process, log):
    trust = ssl.create_default_context(cafile=certificate)
    for _attempt in range(PATIENCE * 10):
        assert process.poll() is None, log.read_text()
        try:
            httpx.get(address, verify=trust, timeout=30).raise_for_status()
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_every_kind_of_page_gets_the_highest_grade(ports, certificate, tools):
    command = ["node", str(SCRIPT), *map(str, ports), *PAGES]
    environment = os.environ | {"NODE_EXTRA_CA_CERTS": str(certificate)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["path"] for one in told] == PAGES, done.stderr
    low = [one for one in told if one["grade"] != "A+" or one["status"] != 200 or one["failed"]]
    assert not low
