"""A web server of our own with a certificate of our own, for tests of what fetches."""

import datetime as dt
import ipaddress
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from basis.fetching import Reach, is_public

NAMES = ("agenda.voorbeeld.test", "ook.voorbeeld.test")
LOCAL = "127.0.0.1"


class OwnServer:
    """Answers each path as a test says; remembers what was asked."""

    def __init__(self, folder):
        self.answers, self.asked = {}, []
        certificate, key = _certificate(folder)
        self.trusted = ssl.create_default_context(cafile=str(certificate))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.http = ThreadingHTTPServer((LOCAL, 0), _handler(self))
        self.http.daemon_threads = True
        self.http.handle_error = lambda *_: None  # who hangs up early is no error
        self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        self.http.shutdown()
        self.http.server_close()

    def url(self, path, name=NAMES[0]):
        return f"https://{name}:{self.port}{path}"

    def says(self, path, body=b"", status=200, **headers):
        """This path answers so; `body` is bytes, or pieces with seconds to wait between."""
        self.answers[path] = (status, headers, body)

    def reach(self, **otherwise):
        """As far as the internet, and this one server: its names lead here, and here may be gone."""
        known = {name: [LOCAL] for name in NAMES} | otherwise.pop("also", {})
        return Reach(
            look_up=lambda name: known.get(name, []),
            allows=lambda address: str(address) == LOCAL or is_public(address),
            ports=frozenset({443, 8443, self.port}),
            certificates=lambda: self.trusted,
            **otherwise,
        )


def _handler(server):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            server.asked.append((self.path, dict(self.headers)))
            status, headers, body = server.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            if isinstance(body, bytes):
                self.send_header("Content-Length", headers.get("Content_Length", str(len(body))))
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_header("Connection", "close")
            self.end_headers()
            for piece in body():
                self.wfile.write(piece)
                self.wfile.flush()
            self.close_connection = True

        def log_message(self, *_):
            pass

    return Handler


def _certificate(folder):
    """Signed by itself, for the two names."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAMES[0])])
    now = dt.datetime.now(dt.UTC)
    alternatives = [*(x509.DNSName(one) for one in NAMES), x509.IPAddress(ipaddress.ip_address("8.8.8.8"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "cert.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    return certificate, secret
