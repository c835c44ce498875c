"""A provider of OpenID Connect in a few lines, that can be made to lie in every way."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

ACR = "http://eidas.europa.eu/LoA/substantial"


def plain(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@cache
def keys():
    """Of the provider and of somebody else; made once."""
    return RSAKey.generate_key(2048), RSAKey.generate_key(2048)


class FakeProvider:
    """Answers on a port of this machine. `claims` go into every id_token; `lies` change what it would say honestly."""

    def __init__(self):
        self.key, self.stranger = keys()
        self.claims = {"sub": "u-17", "email": "mila@gemeente.test", "email_verified": True, "name": "Mila", "acr": ACR}
        self.lies = {}  # claims of the id_token
        self.about = {}  # of the discovery document
        self.signer, self.algorithm = self.key, "RS256"
        self.clients = {"basis": None}  # client → its public keys, as it gave them
        self.codes = {}
        self.said = []  # the assertions by which clients showed who they were
        provider = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self):
                told = provider.documents().get(urlsplit(self.path).path)
                self.tell(told if told is not None else {}, 200 if told is not None else 404)

            def do_POST(self):
                sent = {
                    name: values[0]
                    for name, values in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()
                }
                told = provider.token(sent)
                self.tell(told, 400 if "error" in told else 200)

            def tell(self, told, status):
                text = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def documents(self):
        public = {**self.key.as_dict(private=False), "kid": "k1", "use": "sig", "alg": "RS256"}
        about = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "end_session_endpoint": f"{self.issuer}/session/end",
            "authorization_response_iss_parameter_supported": True,
        }
        return {"/.well-known/openid-configuration": about | self.about, "/jwks": {"keys": [public]}}

    def approves(self, address):
        """Somebody was sent here with this address and signed in: what she brings back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = secrets.token_hex(8)
        self.codes[code] = asked
        return {"code": code, "state": asked["state"], "iss": self.issuer}

    def token(self, sent):
        asked = self.codes.pop(sent.get("code"), None)  # a code works once
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest()).decode()
        if (
            asked is None
            or challenge.rstrip("=") != asked["code_challenge"]
            or sent["redirect_uri"] != asked["redirect_uri"]
        ):
            return {"error": "invalid_grant"}
        keys = self.clients[asked["client_id"]]
        shown = jwt.decode(sent["client_assertion"], KeySet.import_key_set(keys), algorithms=["RS256"]).claims
        self.said.append(shown)
        now = int(time.time())
        honest = {"iss": self.issuer, "aud": asked["client_id"], "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        claims = {name: value for name, value in (honest | self.claims | self.lies).items() if value is not None}
        return {"access_token": "a", "token_type": "Bearer", "id_token": self.signed(claims)}

    def signed(self, claims):
        if self.algorithm in {
            "none",
            "HS256",
        }:  # what no library helps with: unsigned, or with the public key as a secret
            parts = [json.dumps(part).encode() for part in ({"alg": self.algorithm, "kid": "k1"}, claims)]
            text = ".".join(map(plain, parts))
            secret = self.key.as_pem(private=False)
            sign = hmac.digest(secret, text.encode(), "sha256") if self.algorithm == "HS256" else b""
            return f"{text}.{plain(sign)}"
        return jwt.encode({"alg": self.algorithm, "kid": "k1"}, claims, self.signer, algorithms=[self.algorithm])
