"""A small OpenID Connect provider of our own, for tests: discovery, authorize, token, user information and keys.

It follows OpenID Connect Core 1.0 as far as a relying party can tell: codes are for one use, PKCE (RFC 7636) is
checked, identity tokens are signed with RS256. `who` is whoever sits at its keyboard.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "handrail", "a shared secret"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
Claims = dict[str, Any]


@dataclass
class IdentityProvider:
    """What a test may change while it runs: who signs in, and what goes wrong."""

    issuer: str = ""
    who: Claims = field(default_factory=lambda: {"sub": "5f1c-77", "email": "dana@marlshire.example"})
    refuses: bool = False
    down: bool = False
    token: Claims = field(default_factory=dict)  # claims that stand in the identity token in place of its own
    asked: dict[str, Claims] = field(default_factory=dict)  # what each code was given out for
    seen: list[str] = field(default_factory=list)

    def configuration(self) -> Claims:
        ends = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "userinfo_endpoint": "userinfo",
            "jwks_uri": "keys",
        }
        return {"issuer": self.issuer, **{name: f"{self.issuer}/{path}" for name, path in ends.items()}}

    def authorize(self, asked: Claims) -> str:
        """Where the browser is sent back to."""
        if self.refuses:
            answer = {"error": "access_denied", "state": asked["state"]}
        else:
            code = secrets.token_urlsafe(8)
            self.asked[code] = asked
            answer = {"code": code, "state": asked["state"]}
        return f"{asked['redirect_uri']}?{urlencode(answer)}"

    def tokens(self, given: Claims) -> Claims | None:
        """Tokens for a code that was given out, if whoever brings it also began it; None otherwise."""
        asked = self.asked.pop(given.get("code", ""), None)
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or proof != asked.get("code_challenge") or given.get("client_secret") != SECRET:
            return None
        now = int(time.time())  # noqa: TID251 - the client library reads the real clock too
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, **self.who, **self.token}
        signed = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": secrets.token_urlsafe(8), "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def answer(self, path: str, given: Claims) -> tuple[int, Claims | str]:
        """What it says at an address: a status with JSON, or where to go on."""
        self.seen.append(path)
        if self.down:
            return 503, {}
        match path:
            case "/.well-known/openid-configuration":
                return 200, self.configuration()
            case "/authorize":
                return 302, self.authorize(given)
            case "/token":
                tokens = self.tokens(given)
                return (200, tokens) if tokens else (400, {"error": "invalid_grant"})
            case "/userinfo":
                return 200, self.who
            case "/keys":
                key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
                return 200, {"keys": [{**key, "kid": "one", "alg": "RS256", "use": "sig"}]}
        return 404, {}


@contextmanager
def identity_provider() -> Iterator[IdentityProvider]:
    """The provider, answering at `issuer` until the block ends."""
    provider = IdentityProvider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self.reply(*provider.answer(parts.path, dict(parse_qsl(parts.query))))

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.reply(*provider.answer(self.path, dict(parse_qsl(sent))))

        def reply(self, status: int, content: Claims | str) -> None:
            self.send_response(status)
            if isinstance(content, str):
                self.send_header("Location", content)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
