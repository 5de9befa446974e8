"""Parts of addresses."""

RESERVED = frozenset(
    {"account", "api", "componenten", "healthz", "klok", "media", "mijn", "openbaar", "readyz", "sitemaps", "static"}
    | {"aanmelden", "beheer", "gedeeld", "ronde", "taal", "uitnodiging"}
)
"""First parts of addresses that no municipality can have."""


class MunicipalitySlug:
    """The first part of an address below a municipality; reserved words never match."""

    regex = r"(?!(?:%s)(?:/|$))[a-z0-9][a-z0-9-]{1,59}" % "|".join(sorted(RESERVED))  # noqa: UP031

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)
