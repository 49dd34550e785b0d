"""Who may ask the server for anything: the holder of its token, from its own pages, under its own name."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from http.cookies import CookieError, SimpleCookie

MIN_TOKEN_CHARS = 16
_SAFE = frozenset({"GET", "HEAD"})
_OPEN_PATHS = ("/static/", "/open", "/sign-in")
API = "/api/"


class Refusal(Enum):
    """Why a request is not answered, with its status and what the client is told."""

    WRONG_HOST = (421, "This server does not go by that name; use the address that “claimcheck review” printed.")
    OTHER_SITE = (403, "Another site sent this request; it was not carried out.")
    TOO_LARGE = (413, "This is larger than is taken: 20 MB for an article, 200 kB for anything else.")
    NO_TOKEN = (401, "Open the address that “claimcheck review” printed, or give its token.")

    @property
    def status(self) -> int:
        """Give the HTTP status."""
        return self.value[0]

    @property
    def words(self) -> str:
        """Say it to a person."""
        return self.value[1]


def make_token() -> str:
    """Make a token that nobody guesses."""
    return secrets.token_urlsafe(24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What a request must show.

    `hosts` are the names with port by which browsers may call this server: one that resolves a foreign name to this
    machine (DNS rebinding) is refused. `secret` is new in every process, so that a cookie does not outlive it.
    """

    token: str
    hosts: tuple[str, ...]
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    @property
    def cookie_name(self) -> str:
        """Name the cookie after the port, since browsers do not keep ports apart."""
        return f"claimcheck_{self.hosts[0].rpartition(':')[2]}"

    @property
    def cookie_value(self) -> str:
        """Give what a signed-in browser shows: it does not hold the token."""
        return hmac.new(self.secret, self.token.encode(), hashlib.sha256).hexdigest()

    def is_token(self, given: str) -> bool:
        """Compare with the token, in a time that says nothing about it."""
        return _is_same(given, self.token)

    def refusal(self, method: str, path: str, headers: Mapping[str, Sequence[str]]) -> Refusal | None:
        """Say why a request is refused, if it is; header names are in lower case, each with all its values."""
        host = headers.get("host", ())
        if len(host) != 1 or host[0].lower() not in self.hosts:
            return Refusal.WRONG_HOST
        is_signed_in = self._is_signed_in(headers)
        if self._is_from_elsewhere(method, path, headers):
            # A program that sends no sign of where it is from has the wrong token, unless it brought a cookie.
            is_program = not {"origin", "sec-fetch-site"} & set(headers)
            return Refusal.NO_TOKEN if is_program and not is_signed_in else Refusal.OTHER_SITE
        is_open = path.startswith(_OPEN_PATHS[0]) or path in _OPEN_PATHS
        return None if is_open or is_signed_in else Refusal.NO_TOKEN

    def _is_from_elsewhere(self, method: str, path: str, headers: Mapping[str, Sequence[str]]) -> bool:
        """Tell whether a page of another site sent a request that only ours may send."""
        origins, sites = headers.get("origin", ()), headers.get("sec-fetch-site", ())
        own = {f"{scheme}://{host}" for scheme in ("http", "https") for host in self.hosts}
        if any(origin.lower() not in own for origin in origins):
            return True
        if any(site not in {"same-origin", "none"} for site in sites):
            # A link that is followed is no attack: it changes nothing, and without the cookie it shows nothing.
            is_followed = headers.get("sec-fetch-mode", ()) == ["navigate"] and not path.startswith(API)
            return method not in _SAFE or not is_followed
        if method in _SAFE or origins or sites:
            return False
        # Neither header: no browser of today. It must show the token itself, which no other site has.
        return not self._has_bearer(headers) and path != "/sign-in"

    def _is_signed_in(self, headers: Mapping[str, Sequence[str]]) -> bool:
        return self._has_bearer(headers) or any(
            _is_same(value, self.cookie_value) for value in self._cookies(headers.get("cookie", ()))
        )

    def _has_bearer(self, headers: Mapping[str, Sequence[str]]) -> bool:
        scheme, _, given = next(iter(headers.get("authorization", ())), "").partition(" ")
        return scheme.lower() == "bearer" and self.is_token(given.strip())

    def _cookies(self, lines: Sequence[str]) -> list[str]:
        found = []
        for line in lines:
            try:
                cookie = SimpleCookie(line).get(self.cookie_name)
            except CookieError:
                continue
            found += [cookie.value] if cookie is not None else []
        return found


def _is_same(given: str, wanted: str) -> bool:
    # Hashed first, so that neither length nor characters outside ASCII make a difference.
    return hmac.compare_digest(
        hashlib.sha256(given.encode("utf-8", "surrogateescape")).digest(), hashlib.sha256(wanted.encode()).digest()
    )
