"""Says in MDTO what a trajectory and its documents are: whose they are, how long they are kept, who may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import override

from verbeterspoor.foundation.slots import Record, RecordLimit
from verbeterspoor.trajectories.choices import (
    WOO_CATEGORIES,
    WOO_OTHER,
    LimitKind,
    RecordEventKind,
    RecordKind,
)

from . import mdto
from .formats import Format

SELECTION_LIST = "Selectielijst gemeenten en intergemeentelijke organen 2020"
OWN_LIST = "Begrippenlijst Verbeterspoor"
WOO_LIST = "scw_woo_informatiecategorieen"
TOOI = "TOOI register gemeenten compleet"
LIMITED = {
    LimitKind.SECRET.value: "Geheimhouding",
    LimitKind.EMBARGO.value: "Embargo",
    LimitKind.CONFIDENTIAL.value: "Vertrouwelijk",
}
LEVEL_DOSSIER, LEVEL_PIECE = "Dossier", "Archiefstuk"


@dataclass(frozen=True)
class Kept:
    """How long a trajectory is kept, as a person said; empty when nobody said it yet."""

    code: str = ""
    label: str = ""
    nomination: str = ""
    period: str = ""
    until: date | None = None
    is_listed: bool = True


@dataclass(frozen=True)
class Dossier:
    """What is told of a trajectory in every record."""

    id: str
    title: str
    summary: str
    case_number: str
    town: str
    tooi_uri: str
    started: date | None
    closed: date | None
    opened_at: datetime
    kept: Kept = field(default_factory=Kept)

    @property
    def source(self) -> str:
        """Who gives the marks of this system."""
        return f"Verbeterspoor (gemeente {self.town})"

    @property
    def reference(self) -> mdto.Reference:
        """How other records point at the dossier."""
        return mdto.Reference(self.title, mdto.Identifier(self.id, self.source))

    @property
    def creator(self) -> mdto.Reference:
        """The municipality, with its code in the TOOI register."""
        code = self.tooi_uri.rstrip("/").rpartition("/")[2]
        return mdto.Reference(f"Gemeente {self.town}", mdto.Identifier(code, TOOI) if code else None)

    def marks(self, id: str, case_number: str) -> list[mdto.Identifier]:
        """Return the marks of a thing: ours, and its number in the case system."""
        ours = [mdto.Identifier(id, self.source)]
        theirs = mdto.Identifier(case_number, f"Zaaksysteem gemeente {self.town}")
        return [*ours, theirs] if case_number else ours


def describe_dossier(dossier: Dossier, records: Sequence[Record], *, now: datetime, today: date) -> bytes:
    """Write the record of the trajectory as a dossier."""
    happenings = [mdto.Happening("Creatie", dossier.started or dossier.opened_at)]
    if dossier.closed:
        happenings.append(mdto.Happening("Bevriezing", dossier.closed, result="Verbetertraject afgesloten"))
    limited = sorted({limit.kind for one in records for limit in _current(one.limits, today)})
    return mdto.information_object(
        mdto.InformationObject(
            identifiers=dossier.marks(dossier.id, dossier.case_number),
            name=dossier.title,
            level=LEVEL_DOSSIER,
            description=dossier.summary,
            covers=(dossier.started, dossier.closed) if dossier.started else None,
            happenings=[*happenings, mdto.Happening("Verzending", now, f"Gemeente {dossier.town}", "Naar zaaksysteem")],
            appraisal=mdto.appraisal(dossier.kept.nomination),
            retention=_retention(dossier),
            category=_category(dossier.kept),
            parts=[mdto.Reference(one.title, mdto.Identifier(str(one.id), dossier.source)) for one in records],
            creator=dossier.creator,
            activity=mdto.Reference("Toezicht en handhaving ondergaan", mdto.Identifier("25", SELECTION_LIST)),
            restrictions=[mdto.Restriction(LIMITED[kind], "Geldt voor een deel van de stukken.") for kind in limited],
        )
    )


def describe_piece(dossier: Dossier, record: Record, *, file_name: str, file_id: str, today: date) -> bytes:
    """Write the record of one document of a trajectory; it follows the trajectory in how long it is kept."""
    return mdto.information_object(
        mdto.InformationObject(
            identifiers=dossier.marks(str(record.id), record.case_number),
            name=record.title,
            level=LEVEL_PIECE,
            classifications=_classified(record.kind),
            description=record.description,
            happenings=[
                mdto.Happening(str(RecordEventKind(one.kind).label), one.at, one.by)
                for one in sorted(record.events, key=lambda one: str(one.at))
            ],
            appraisal=mdto.appraisal(dossier.kept.nomination),
            retention=_retention(dossier),
            category=_category(dossier.kept),
            part_of=dossier.reference,
            files=[mdto.Reference(file_name, mdto.Identifier(file_id, dossier.source))],
            creator=dossier.creator,
            restrictions=[_restriction(limit) for limit in _current(record.limits, today)],
        )
    )


def describe_file(
    dossier: Dossier, record: Record, *, file_name: str, file_id: str, format: Format, size: int, sha256: str,
    now: datetime,
) -> bytes:  # fmt: skip
    """Write the record of the file of a document."""
    return mdto.file_object(
        mdto.FileObject(
            identifiers=[mdto.Identifier(file_id, dossier.source)],
            name=file_name,
            size=size,
            format=mdto.Concept(format.label, mdto.PRONOM, format.code),
            sha256=sha256,
            checked_at=now,
            shows=mdto.Reference(record.title, mdto.Identifier(str(record.id), dossier.source)),
        )
    )


def kind_label(kind: str) -> str:
    """Return the kind of a document in Dutch, the language of the archive."""
    with override("nl"):
        return str(RecordKind(kind).label)


def _classified(kind: str) -> list[mdto.Concept]:
    label, code = WOO_CATEGORIES.get(kind, WOO_OTHER)
    return [mdto.Concept(label, WOO_LIST, code), mdto.Concept(kind_label(kind), OWN_LIST)]


def _retention(dossier: Dossier) -> mdto.Span | None:
    if not dossier.kept.period:
        return None
    trigger = mdto.Concept("Afsluiting van het verbetertraject", OWN_LIST)
    return mdto.Span(trigger, dossier.closed, dossier.kept.period, dossier.kept.until)


def _category(kept: Kept) -> mdto.Concept | None:
    if not kept.code:
        return None
    label = kept.label.removeprefix(kept.code).strip() or kept.code
    return mdto.Concept(label, SELECTION_LIST if kept.is_listed else "Eigen selectielijst", kept.code)


def _current(limits: Sequence[RecordLimit], today: date) -> list[RecordLimit]:
    """Keep the limits that have not ended yet."""
    return [limit for limit in limits if limit.until is None or limit.until >= today]


def _restriction(limit: RecordLimit) -> mdto.Restriction:
    span = mdto.Span(starts=limit.since, ends=limit.until) if limit.since or limit.until else None
    return mdto.Restriction(LIMITED[limit.kind], limit.explanation, limit.decided_in, span)
