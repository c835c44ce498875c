"""Signing in by OpenID Connect, after the Dutch profile: code flow, PKCE, state and nonce, a signed assertion, acr.

What comes back is believed only when all of it is right; `Refused` says in one word what was not.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Mapping, MutableMapping
from typing import Any

import httpx
from authlib.oauth2.rfc7523.assertion import private_key_jwt_sign
from authlib.oauth2.rfc7523.client import ASSERTION_TYPE
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from basis.accounts import providers
from basis.accounts.providers import Provider

WAITING = "oidc"  # in the session: what we sent, by state
MOST_WAITING = 5  # tabs in which somebody began
WAITS = 600  # seconds
KNOWN_FOR = 3600  # seconds that we believe what a provider says of itself
PATIENCE = 10  # seconds for one answer
CLOCKS_DIFFER = 30  # seconds
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]  # never none, never HS


class Refused(Exception):
    """Somebody cannot come in this way; the argument is a word for the log: "nonce", "audience", "access_denied"."""


def redirect_uri(provider: Provider) -> str:
    """Where a provider sends people back to, exactly; it must know it beforehand."""
    return str(settings.ADDRESS) + reverse("oidc:back", args=[provider.name])


def begin(session: MutableMapping[str, Any], provider: Provider, onward: str, language: str) -> str:
    """Write down in this session what we ask, and give the address to go to. Raises Refused when nobody answers."""
    asked = {name: secrets.token_urlsafe(32) for name in ("state", "nonce")}  # 256 bits each
    verifier = secrets.token_urlsafe(64)
    more = {"acr_values": " ".join(provider.acr)} if provider.acr else {}
    challenge = {"code_challenge": create_s256_code_challenge(verifier), "code_challenge_method": "S256"}
    place = httpx.URL(_about(provider)["authorization_endpoint"]).copy_merge_params(
        asked
        | challenge
        | more
        | {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": redirect_uri(provider),
            "scope": "openid email profile" if provider.is_for_staff else "openid",
            "ui_locales": language,
        }
    )
    kept = {
        "provider": provider.name,
        "nonce": asked["nonce"],
        "verifier": verifier,
        "onward": onward,
        "at": time.time(),
    }
    others = sorted(session.get(WAITING, {}).items(), key=lambda item: item[1]["at"])[1 - MOST_WAITING :]
    session[WAITING] = {**dict(others), asked["state"]: kept}
    return str(place)


def finish(
    session: MutableMapping[str, Any], provider: Provider, answer: Mapping[str, str]
) -> tuple[dict[str, Any], str, str]:
    """What the provider says of somebody, where she was going, and the token itself. It works once."""
    waiting = dict(session.get(WAITING, {}))
    kept = waiting.pop(answer.get("state", ""), None)
    session[WAITING] = waiting
    if kept is None or kept["provider"] != provider.name or time.time() - kept["at"] > WAITS:
        raise Refused("state")
    about = _about(provider)
    if answer.get("iss", provider.issuer) != provider.issuer or (
        about.get("authorization_response_iss_parameter_supported") and "iss" not in answer
    ):
        raise Refused("issuer")  # the answer of one provider, brought to the door of another (RFC 9207)
    if "code" not in answer:
        raise Refused("access_denied" if answer.get("error") == "access_denied" else "answer")
    token = _token(provider, about, answer["code"], kept["verifier"])
    claims = _believed(provider, about, str(token.get("id_token", "")), kept["nonce"])
    return _with_userinfo(about, token, claims), kept["onward"], str(token["id_token"])


def end_address(provider: Provider, token: str) -> str:
    """Where somebody ends her session at the provider as well, if it offers that."""
    try:
        about = _about(provider)
    except Refused:
        return ""  # it is away; she is signed out here all the same
    if not (place := about.get("end_session_endpoint")):
        return ""
    asked = {"client_id": provider.client_id, "post_logout_redirect_uri": f"{settings.ADDRESS}/"}
    return str(httpx.URL(place).copy_merge_params(asked | ({"id_token_hint": token} if token else {})))


def _about(provider: Provider) -> dict[str, Any]:
    """What a provider says of itself, asked once an hour; it must say that it is who we think."""
    place = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
    told = _known(place)
    if told.get("issuer") != provider.issuer:
        raise Refused("discovery")
    return told


def _known(place: str, *, anew: bool = False) -> dict[str, Any]:
    name = f"oidc:{place}"
    if not anew and (told := cache.get(name)):
        return dict(told)
    told = _asked(place, {})
    cache.set(name, told, KNOWN_FOR)
    return told


def _asked(place: str, headers: dict[str, str]) -> dict[str, Any]:
    try:
        answer = httpx.get(place, headers=headers, timeout=PATIENCE).raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        raise Refused("unreachable") from error
    if not isinstance(answer, dict):
        raise Refused("unreachable")
    return answer


def _token(provider: Provider, about: Mapping[str, Any], code: str, verifier: str) -> dict[str, Any]:
    """Change the code for tokens; we sign with our key that we are we (private_key_jwt)."""
    ours, place = providers.key(), about["token_endpoint"]
    shown = {"client_id": provider.client_id, "token_endpoint": place, "claims": {"exp": int(time.time()) + 60}}
    sent = {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": redirect_uri(provider),
        "client_id": provider.client_id,
        "client_assertion_type": ASSERTION_TYPE,
        "client_assertion": private_key_jwt_sign(ours, **shown, header={"kid": ours.thumbprint()}),
    }
    try:
        answer = httpx.post(place, data=sent, timeout=PATIENCE).raise_for_status().json()
    except (httpx.HTTPError, ValueError) as error:
        raise Refused("code") from error
    if not isinstance(answer, dict):
        raise Refused("code")
    return answer


def _believed(provider: Provider, about: Mapping[str, Any], token: str, nonce: str) -> dict[str, Any]:
    """The claims of an id_token, when its signature, issuer, audience, time, nonce and acr are right."""
    claims = _signed(about["jwks_uri"], token)
    try:
        jwt.JWTClaimsRegistry(leeway=CLOCKS_DIFFER, exp={"essential": True}, iat={"essential": True}).validate(claims)
    except JoseError as error:
        raise Refused("time") from error
    audience = claims.get("aud")
    audience = audience if isinstance(audience, list) else [audience]
    if claims.get("iss") != provider.issuer:
        raise Refused("issuer")
    if provider.client_id not in audience or claims.get("azp", provider.client_id) != provider.client_id:
        raise Refused("audience")
    if len(audience) > 1 and "azp" not in claims:
        raise Refused("audience")
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise Refused("nonce")
    if provider.acr and claims.get("acr") not in provider.acr:
        raise Refused("acr")
    if not isinstance(claims.get("sub"), str) or not claims["sub"]:
        raise Refused("subject")
    return claims


def _signed(place: str, token: str) -> dict[str, Any]:
    """The claims, signed with a key of the provider; a key we do not know yet is looked for once more."""
    for anew in (False, True):
        try:
            keys = KeySet.import_key_set(_known(place, anew=anew))  # type: ignore[arg-type]
            return dict(jwt.decode(token, keys, algorithms=ALGORITHMS).claims)
        except InvalidKeyIdError:
            continue
        except (JoseError, ValueError, TypeError) as error:
            raise Refused("signature") from error
    raise Refused("signature")


def _with_userinfo(about: Mapping[str, Any], token: Mapping[str, Any], claims: dict[str, Any]) -> dict[str, Any]:
    """More about the same person, when the id_token itself is short."""
    place = about.get("userinfo_endpoint")
    if not place or "email" in claims or "access_token" not in token:
        return claims
    told = _asked(place, {"Authorization": f"Bearer {token['access_token']}"})
    if told.get("sub") != claims["sub"]:
        raise Refused("subject")
    return {**told, **claims}
