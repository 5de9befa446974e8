"""Writes a metadata record of MDTO 1.0.1 (Nationaal Archief): an information object, or a file.

The order of the elements is fixed by the schema, so each function writes them in that order and in no other. What is
empty is left out, unless the schema asks for it. The words in a record are Dutch: they are terms of Dutch lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree as ET

from django.utils.timezone import localtime

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
LEVELS = "Begrippenlijst Aggregatieniveaus MDTO"
EVENTS = "Begrippenlijst EventTypeLijst MDTO"
APPRAISALS = "Begrippenlijst Waarderingen MDTO"
LIMITS = "Begrippenlijst BeperkingGebruikTypeLijst MDTO"
CHECKSUMS = "Begrippenlijst ChecksumAlgoritme MDTO"
PRONOM = "PRONOM-register"

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML 1.0 document may hold."""


@dataclass(frozen=True)
class Identifier:
    """A mark by which something is known, and who gave it."""

    mark: str
    source: str


@dataclass(frozen=True)
class Reference:
    """The name of another thing, with its mark if it has one."""

    name: str
    identifier: Identifier | None = None


@dataclass(frozen=True)
class Concept:
    """A term of a list."""

    label: str
    from_list: str
    code: str = ""


@dataclass(frozen=True)
class Span:
    """A term: what starts it, from when, how long (ISO 8601) and until when."""

    trigger: Concept | None = None
    starts: date | None = None
    period: str = ""
    ends: date | None = None


@dataclass(frozen=True)
class Happening:
    """Something that happened to an information object."""

    kind: str
    at: date | datetime | None = None
    by: str = ""
    result: str = ""


@dataclass(frozen=True)
class Restriction:
    """What limits the use of an information object."""

    kind: str
    explanation: str = ""
    document: str = ""
    span: Span | None = None


@dataclass(frozen=True)
class InformationObject:
    """A dossier or a piece in it, as MDTO describes it."""

    identifiers: Sequence[Identifier]
    name: str
    level: str
    appraisal: Concept
    creator: Reference
    restrictions: Sequence[Restriction]
    classifications: Sequence[Concept] = ()
    description: str = ""
    covers: tuple[date, date | None] | None = None
    language: str = "nl"
    happenings: Sequence[Happening] = ()
    retention: Span | None = None
    category: Concept | None = None
    part_of: Reference | None = None
    parts: Sequence[Reference] = ()
    files: Sequence[Reference] = ()
    activity: Reference | None = None


@dataclass(frozen=True)
class FileObject:
    """A file that shows an information object, as MDTO describes it."""

    identifiers: Sequence[Identifier]
    name: str
    size: int
    format: Concept
    sha256: str
    checked_at: datetime
    shows: Reference


APPRAISAL_CODES = {"blijvend_bewaren": ("Blijvend te bewaren", "B"), "vernietigen": ("Tijdelijk te bewaren", "V")}


def appraisal(nomination: str) -> Concept:
    """Return the appraisal of the closed list: to be kept (B), for a time (V), or to be decided (N)."""
    label, code = APPRAISAL_CODES.get(nomination, ("Nader te bepalen", "N"))
    return Concept(label, APPRAISALS, code)


def information_object(given: InformationObject) -> bytes:
    """Write the record of a dossier or of a piece in it."""
    root, body = _root("informatieobject")
    _identifiers(body, given.identifiers)
    _text(body, "naam", given.name)
    _concept(body, "aggregatieniveau", Concept(given.level, LEVELS))
    for concept in given.classifications:
        _concept(body, "classificatie", concept)
    _text(body, "omschrijving", given.description)
    _covers(body, given.covers)
    _text(body, "taal", given.language)
    for happening in given.happenings:
        _happening(body, happening)
    _concept(body, "waardering", given.appraisal)
    _span(body, "bewaartermijn", given.retention)
    _concept(body, "informatiecategorie", given.category)
    _reference(body, "isOnderdeelVan", given.part_of)
    for part in given.parts:
        _reference(body, "bevatOnderdeel", part)
    for file in given.files:
        _reference(body, "heeftRepresentatie", file)
    _reference(body, "archiefvormer", given.creator)
    _reference(body, "activiteit", given.activity)
    for restriction in given.restrictions or [Restriction("Geen beperking")]:
        _restriction(body, restriction)
    return _written(root)


def file_object(given: FileObject) -> bytes:
    """Write the record of a file."""
    root, body = _root("bestand")
    _identifiers(body, given.identifiers)
    _text(body, "naam", given.name)
    _text(body, "omvang", str(given.size))
    _concept(body, "bestandsformaat", given.format)
    checksum = ET.SubElement(body, "checksum")
    _concept(checksum, "checksumAlgoritme", Concept("SHA-256", CHECKSUMS))
    _text(checksum, "checksumWaarde", given.sha256)
    _text(checksum, "checksumDatum", _moment(given.checked_at))
    _reference(body, "isRepresentatieVan", given.shows)
    return _written(root)


def _root(kind: str) -> tuple[ET.Element, ET.Element]:
    root = ET.Element("MDTO", {"xmlns": NAMESPACE})
    return root, ET.SubElement(root, kind)


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def _text(parent: ET.Element, name: str, text: str) -> None:
    if text:
        ET.SubElement(parent, name).text = NOT_XML.sub("\ufffd", text)


def _moment(at: date | datetime) -> str:
    if isinstance(at, datetime):
        return localtime(at).replace(microsecond=0).isoformat()
    return at.isoformat()


def _identifiers(parent: ET.Element, identifiers: Sequence[Identifier]) -> None:
    for one in identifiers:
        _identifier(parent, "identificatie", one)


def _identifier(parent: ET.Element, name: str, identifier: Identifier) -> None:
    element = ET.SubElement(parent, name)
    _text(element, "identificatieKenmerk", identifier.mark)
    _text(element, "identificatieBron", identifier.source)


def _reference(parent: ET.Element, name: str, reference: Reference | None) -> None:
    if reference is None:
        return
    element = ET.SubElement(parent, name)
    _text(element, "verwijzingNaam", reference.name)
    if reference.identifier:
        _identifier(element, "verwijzingIdentificatie", reference.identifier)


def _concept(parent: ET.Element, name: str, concept: Concept | None) -> None:
    if concept is None:
        return
    element = ET.SubElement(parent, name)
    _text(element, "begripLabel", concept.label)
    _text(element, "begripCode", concept.code)
    _reference(element, "begripBegrippenlijst", Reference(concept.from_list))


def _covers(parent: ET.Element, covers: tuple[date, date | None] | None) -> None:
    if covers is None:
        return
    element = ET.SubElement(parent, "dekkingInTijd")
    _concept(element, "dekkingInTijdType", Concept("Looptijd van het verbetertraject", "Begrippenlijst Verbeterspoor"))
    _text(element, "dekkingInTijdBegindatum", covers[0].isoformat())
    _text(element, "dekkingInTijdEinddatum", covers[1].isoformat() if covers[1] else "")


def _happening(parent: ET.Element, happening: Happening) -> None:
    element = ET.SubElement(parent, "event")
    _concept(element, "eventType", Concept(happening.kind, EVENTS))
    _text(element, "eventTijd", _moment(happening.at) if happening.at else "")
    _reference(element, "eventVerantwoordelijkeActor", Reference(happening.by) if happening.by else None)
    _text(element, "eventResultaat", happening.result)


def _span(parent: ET.Element, name: str, span: Span | None) -> None:
    if span is None:
        return
    element = ET.SubElement(parent, name)
    _concept(element, "termijnTriggerStartLooptijd", span.trigger)
    _text(element, "termijnStartdatumLooptijd", span.starts.isoformat() if span.starts else "")
    _text(element, "termijnLooptijd", span.period)
    _text(element, "termijnEinddatum", span.ends.isoformat() if span.ends else "")


def _restriction(parent: ET.Element, restriction: Restriction) -> None:
    element = ET.SubElement(parent, "beperkingGebruik")
    _concept(element, "beperkingGebruikType", Concept(restriction.kind, LIMITS))
    _text(element, "beperkingGebruikNadereBeschrijving", restriction.explanation)
    _reference(
        element, "beperkingGebruikDocumentatie", Reference(restriction.document) if restriction.document else None
    )
    _span(element, "beperkingGebruikTermijn", restriction.span)
