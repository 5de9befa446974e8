"""The forms that ship with the product, as the reference cases use them (rule `templates`).

Labels are Dutch: they are what stands on the municipality's own document, not words of the interface.
Source of the field order: the proposal of Almelo (2017) and the note of Wijchen (2020).
"""

from __future__ import annotations

from dataclasses import dataclass

from verbeterspoor.decisions.choices import Audience, FieldKind, Meaning, Part, TemplateKind


@dataclass(frozen=True)
class Field:
    """One field of a shipped form."""

    key: str
    label: str
    kind: str = FieldKind.RICH
    part: str = Part.BODY
    meaning: str = Meaning.NONE
    required: bool = False
    audience: str = Audience.PUBLIC
    help_text: str = ""
    options: tuple[str, ...] = ()


def header(key: str, label: str, kind: str, meaning: str = Meaning.NONE, **more: object) -> Field:
    """Write a field of the header."""
    return Field(key, label, kind, Part.HEADER, meaning, **more)  # type: ignore[arg-type]


def process(key: str, label: str, kind: str) -> Field:
    """Write a field of the internal process information."""
    return Field(key, label, kind, Part.PROCESS, audience=Audience.INTERNAL)


PROPOSAL = (
    header("onderwerp", "Onderwerp", FieldKind.TEXT, Meaning.SUBJECT, required=True),
    header("advies", "Advies", FieldKind.CHOICE, Meaning.HANDLING, required=True),
    header("uiterste-behandeldatum", "Is er een uiterste behandeldatum?", FieldKind.YES_DATE, Meaning.LATEST_DATE),
    header("hoofdopgave", "Hoofdopgave", FieldKind.TEXT),
    header("portefeuillehouder", "Portefeuillehouder", FieldKind.PERSON, Meaning.PORTFOLIO_HOLDER, required=True),
    header("openbaar", "Openbaar", FieldKind.CHOICE, Meaning.DISCLOSURE, required=True),
    header("vervolg", "Raadsvoorstel of raadsbrief", FieldKind.FOLLOW_UP, Meaning.FOLLOW_UP),
    Field("toelichting", "Toelichting voor de openbare besluitenlijst", meaning=Meaning.PUBLIC_EXPLANATION,
          required=True, help_text="Dit staat straks op de openbare besluitenlijst."),
    Field("besluit", "Voorgesteld besluit", FieldKind.POINTS, required=True),
    Field("inleiding", "Inleiding", required=True),
    Field("effect", "Beoogd effect", required=True),
    Field("argumenten", "Argumenten voor", FieldKind.ARGUMENTS, required=True),
    Field("kanttekeningen", "Kanttekeningen", FieldKind.CAVEATS),
    Field("alternatieven", "Alternatieven", FieldKind.ALTERNATIVES),
    Field("kosten", "Kosten, opbrengsten, dekking en preventief toezicht", FieldKind.YES_TEXT, required=True,
          help_text="Preventief toezicht is het financieel toezicht van de provincie, geen inspectie."),
    Field("uitvoering", "Uitvoering", required=True),
    Field("bijlagen", "Bijlagen", FieldKind.ATTACHMENTS),
    process("intern-overleg", "Intern overleg", FieldKind.CONSULTATIONS),
    process("afstemming", "Afstemming met portefeuillehouder", FieldKind.CONSULTATIONS),
    process("gmt-advies", "GMT-advies", FieldKind.CONSULTATIONS),
    process("communicatie", "Communicatie over het besluit", FieldKind.RICH),
)  # fmt: skip

COUNCIL_LETTER = (
    header("onderwerp", "Onderwerp", FieldKind.TEXT, Meaning.SUBJECT, required=True),
    Field("aanleiding", "Aanleiding", required=True),
    Field("bevindingen", "Bevindingen", required=True),
    Field("reactie", "Onze reactie", required=True),
    Field("maatregelen", "Direct genomen maatregelen"),
    Field("basis-plan", "Basis van het verbeterplan", required=True),
    Field("context", "Context van het onderzoek"),
    Field("vervolg", "Vervolg"),
    Field("geheimhouding", "Geheimhouding", FieldKind.SECRECY),
    Field("bijlagen", "Bijlagen", FieldKind.ATTACHMENTS),
)

INFORMATION_NOTE = (
    header("onderwerp", "Onderwerp", FieldKind.TEXT, Meaning.SUBJECT, required=True),
    Field("kernboodschap", "Kernboodschap", required=True),
    Field("toelichting", "Toelichting", required=True),
    Field("gevolgen", "Gevolgen"),
    Field("communicatie", "Communicatie"),
    Field("uitvoering", "Uitvoering of Vervolgstappen", required=True),
    Field("geheimhouding", "Geheimhouding", FieldKind.SECRECY),
    Field("bijlagen", "Bijlagen", FieldKind.ATTACHMENTS),
)

SHIPPED: dict[str, tuple[str, tuple[Field, ...]]] = {
    TemplateKind.PROPOSAL: ("Collegevoorstel", PROPOSAL),
    TemplateKind.COUNCIL_LETTER: ("Raadsbrief", COUNCIL_LETTER),
    TemplateKind.INFORMATION_NOTE: ("Informatienota", INFORMATION_NOTE),
}
"""Per kind of template its name and its fields."""
