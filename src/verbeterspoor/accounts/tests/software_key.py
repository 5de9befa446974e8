"""A passkey in software: does what a phone or security key does, so that tests run the real ceremony."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG


class SoftwareKey:
    """Holds one credential for one site."""

    def __init__(self, host: str = "testserver") -> None:
        self.host = host
        self.id = secrets.token_bytes(16)
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.user = ""

    def create(self, asked: dict[str, Any], verified: bool = True) -> str:
        """Answer the question to make a credential, as the browser sends it."""
        options = asked["creation_options"]["publicKey"]
        self.user = options["user"]["id"]
        public = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.secret.public_key())
        )
        proof = self._authenticator_data(verified, public)
        attested = AttestationObject.create("none", proof, {})
        said = CollectedClientData.create("webauthn.create", websafe_decode(options["challenge"]), self._origin())
        return self._answer(said, attestationObject=websafe_encode(attested), transports=[])

    def get(self, asked: dict[str, Any], verified: bool = True) -> str:
        """Answer the question to prove who one is, as the browser sends it."""
        challenge = asked["request_options"]["publicKey"]["challenge"]
        proof = self._authenticator_data(verified)
        said = CollectedClientData.create("webauthn.get", websafe_decode(challenge), self._origin())
        signature = self.secret.sign(proof + said.hash, ec.ECDSA(SHA256()))
        return self._answer(
            said, authenticatorData=websafe_encode(proof), signature=websafe_encode(signature), userHandle=self.user
        )

    def _origin(self) -> str:
        return f"https://{self.host}"

    def _authenticator_data(self, verified: bool, public: bytes = b"") -> AuthenticatorData:
        flags = FLAG.UP | (FLAG.UV if verified else FLAG(0)) | (FLAG.AT if public else FLAG(0))
        return AuthenticatorData.create(hashlib.sha256(self.host.encode()).digest(), flags, 0, public)

    def _answer(self, said: CollectedClientData, **response: Any) -> str:
        return json.dumps({
            "id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key",
            "clientExtensionResults": {"credProps": {"rk": True}},
            "response": {**response, "clientDataJSON": said.b64},
        })  # fmt: skip
