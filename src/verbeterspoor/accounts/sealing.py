"""Secrets of a second factor lie sealed in the database: whoever has a copy of it cannot make codes with it.

Fernet (AES-128-CBC with HMAC-SHA256) under keys derived from the words of a setting with HKDF (RFC 5869). The first
word seals; every word opens, so a key is renewed by putting a new word in front and sealing everything anew
(docs/adr/0010).
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK = "sealed:"
"""What a sealed text begins with."""
PURPOSE = b"verbeterspoor second factor v1"


class CannotOpen(Exception):
    """No key of this installation opens the text."""


def _locks(words: Sequence[str]) -> MultiFernet:
    keys = (HKDF(SHA256(), 32, salt=None, info=PURPOSE).derive(word.encode()) for word in words)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])


def is_sealed(text: str) -> bool:
    """Say whether a text was sealed."""
    return text.startswith(MARK)


def seal(text: str, words: Sequence[str]) -> str:
    """Seal a text with the first key."""
    return MARK + _locks(words).encrypt(text.encode()).decode()


def unseal(text: str, words: Sequence[str]) -> str:
    """Open a sealed text with whichever key fits."""
    if not is_sealed(text):
        raise CannotOpen("This secret was never sealed: run the migrations.")
    try:
        return _locks(words).decrypt(text.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        raise CannotOpen("None of the keys in SECOND_FACTOR_KEYS opens this secret.") from None


SECRET_PARTS = ("secret", "seed")
"""The parts of an authenticator that are secret: of the app, and of the recovery codes."""


def sealed_anew(parts: dict[str, object], words: Sequence[str]) -> dict[str, object]:
    """Return the parts of an authenticator with every secret sealed by the first key, whatever it was before."""
    renewed = dict(parts)
    for name in SECRET_PARTS:
        if isinstance(text := parts.get(name), str):
            renewed[name] = seal(unseal(text, words) if is_sealed(text) else text, words)
    return renewed


def opened(parts: dict[str, object], words: Sequence[str]) -> dict[str, object]:
    """Return the parts of an authenticator with every secret readable, as before sealing existed."""
    readable = dict(parts)
    for name in SECRET_PARTS:
        if isinstance(text := parts.get(name), str) and is_sealed(text):
            readable[name] = unseal(text, words)
    return readable
