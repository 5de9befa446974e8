"""Makes the package "naar zaaksysteem": a ZIP with a folder per document, MDTO records and a manifest.

<trajectory>/<trajectory>.mdto.xml
<trajectory>/001-<title>/<file>                       as it was received, or PDF/A made for this
<trajectory>/001-<title>/<file>.bestand.mdto.xml      the file: size, format, checksum
<trajectory>/001-<title>/001-<title>.mdto.xml         the document: what it is, how long, who may see it
manifest.csv, manifest.json                           every file above with its checksum
LEESMIJ.txt                                           what this is, and what to do with it
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any
from uuid import UUID, uuid5

from django.utils.text import slugify

from verbeterspoor.foundation.clock import AMSTERDAM, day_of
from verbeterspoor.foundation.slots import Record

from .describing import Dossier, describe_dossier, describe_file, describe_piece, kind_label
from .formats import Format, format_of

README = """Naar het zaaksysteem: {title}
Gemeente {town}. Gemaakt op {made}.

In de map staat elk stuk met zijn gegevens volgens MDTO 1.0.1. Een bestand dat op .bestand.mdto.xml eindigt, beschrijft
het bestand ernaast; de andere .mdto.xml beschrijft het stuk of het hele traject. Stukken die al een eigen
bestandsformaat hadden, gaan mee zoals ze zijn ontvangen; wat hier is gemaakt, is PDF/A-2a.

Controleer de inhoud met manifest.json of manifest.csv (SHA-256) en geef het nummer van uw ontvangstbevestiging door aan
de coördinator: die vult het in bij het traject.
"""


@dataclass
class Made:
    """What was made: what is in it, and the hash of the manifest that lists every file."""

    content: list[dict[str, Any]] = field(default_factory=list)
    manifest_sha256: str = ""


def make_package(
    dossier: Dossier, records: Sequence[Record], target: IO[bytes], *, now: datetime, step: Callable[[int], None]
) -> Made:
    """Write the package to `target`; after each document `step` is told how many are in it."""
    made, writer = Made(), _Writer(target, now)
    folder = safe_name(slugify(dossier.title), "traject", 60)
    today = day_of(now)
    for number, record in enumerate(records, start=1):
        made.content.append(_add_piece(writer, dossier, record, f"{folder}/{number:03d}", now))
        step(number)
    writer.add(f"{folder}/{folder}.mdto.xml", describe_dossier(dossier, records, now=now, today=today))
    writer.add("LEESMIJ.txt", _readme(dossier, now))
    made.manifest_sha256 = writer.close(dossier, made.content)
    return made


def _add_piece(writer: _Writer, dossier: Dossier, record: Record, place: str, now: datetime) -> dict[str, Any]:
    """Add the folder of one document and return its row in the list of content."""
    data = b"".join(record.pieces())
    name = safe_name(record.file_name, "bestand", 100)
    folder = f"{place}-{safe_name(slugify(record.title), record.kind, 50)}"
    piece = folder.rpartition("/")[2]
    file_id, found, sha256 = str(uuid5(UUID(str(record.id)), "bestand")), format_of(data, name), _hash(data)
    shared: dict[str, Any] = {"file_name": name, "file_id": file_id}
    writer.add(f"{folder}/{name}", data, is_packed=True)
    writer.add(
        f"{folder}/{name}.bestand.mdto.xml",
        describe_file(dossier, record, **shared, format=found, size=len(data), sha256=sha256, now=now),
    )
    writer.add(f"{folder}/{piece}.mdto.xml", describe_piece(dossier, record, **shared, today=day_of(now)))
    return _row(record, f"{folder}/{name}", found, sha256, len(data))


def _row(record: Record, path: str, found: Format, sha256: str, size: int) -> dict[str, Any]:
    return {
        "id": str(record.id), "kind": record.kind, "title": record.title, "path": path, "sha256": sha256, "size": size,
        "case_number": record.case_number, "dated": record.dated.isoformat() if record.dated else "",
        "format": found.label, "pronom": found.code, "is_archival": found.is_archival,
        "limits": sorted({limit.kind for limit in record.limits}),
    }  # fmt: skip


class _Writer:
    """A ZIP that remembers the hash of every file put into it."""

    def __init__(self, target: IO[bytes], now: datetime) -> None:
        self.zip = zipfile.ZipFile(target, "w")
        self.stamp = now.astimezone(AMSTERDAM).timetuple()[:6]
        self.made = now
        self.files: list[dict[str, Any]] = []

    def add(self, path: str, data: bytes, *, is_packed: bool = False) -> None:
        """Add a file; one that is packed already is not packed again."""
        entry = zipfile.ZipInfo(path, date_time=self.stamp)
        entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        self.zip.writestr(entry, data)
        self.files.append({"pad": path, "bytes": len(data), "sha256": _hash(data)})

    def close(self, dossier: Dossier, content: list[dict[str, Any]]) -> str:
        """Add the manifests, close the ZIP and return the hash of the manifest in JSON."""
        manifest = {
            "traject": dossier.title, "zaaknummer": dossier.case_number, "gemeente": dossier.town,
            "gemaakt": self.made.astimezone(AMSTERDAM).isoformat(timespec="seconds"), "algoritme": "SHA-256",
            "bestanden": [*self.files], "stukken": [_told(row) for row in content],
        }  # fmt: skip
        table = _table(self.files, {row["path"]: row for row in content})
        told = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        self.add("manifest.csv", table)
        self.add("manifest.json", told)
        self.zip.close()
        return _hash(told)


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"], "soort": kind_label(row["kind"]), "titel": row["title"], "zaaknummer": row["case_number"],
        "datum": row["dated"], "pad": row["path"], "formaat": row["format"], "pronom": row["pronom"],
        "pdfa": row["is_archival"], "beperkt": bool(row["limits"]),
    }  # fmt: skip


def _table(files: list[dict[str, Any]], rows: dict[str, dict[str, Any]]) -> bytes:
    """Write the manifest as CSV; a text that a spreadsheet would run as a formula is put between quotes."""
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(["pad", "bytes", "sha256", "soort", "titel", "zaaknummer"])
    for file in files:
        row = rows.get(file["pad"])
        told = [kind_label(row["kind"]), row["title"], row["case_number"]] if row else ["", "", ""]
        table.writerow([file["pad"], file["bytes"], file["sha256"], *map(_harmless, told)])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text


def _readme(dossier: Dossier, now: datetime) -> bytes:
    made = now.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H.%M uur")
    return README.format(title=dossier.title, town=dossier.town, made=made).encode()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def safe_name(name: str, otherwise: str, longest: int) -> str:
    """Return a name that every file system takes, with its ending; a name without any usable letter is replaced."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-. ")
    stem, dot, ending = plain.rpartition(".")
    if not dot or not 1 <= len(ending) <= 5:
        return plain[:longest].strip("-.") or otherwise
    return f"{stem[: longest - 6].strip('-.') or otherwise}.{ending}"
