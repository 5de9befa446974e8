"""In which format the bytes of a file are, by what stands in them; the codes are those of the PRONOM register."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A file format: its name and, when it is certain, its PRONOM code."""

    label: str
    code: str = ""
    is_archival: bool = False


PDFA = {
    "1a": "fmt/95", "1b": "fmt/354", "2a": "fmt/476", "2b": "fmt/477", "2u": "fmt/478",
    "3a": "fmt/479", "3b": "fmt/480", "3u": "fmt/481",
}  # fmt: skip
PDF = {"1.3": "fmt/17", "1.4": "fmt/18", "1.5": "fmt/19", "1.6": "fmt/20", "1.7": "fmt/276", "2.0": "fmt/1129"}
PART = re.compile(rb"pdfaid:part\s*(?:>|=\s*[\"'])\s*(\d)")
CONFORMANCE = re.compile(rb"pdfaid:conformance\s*(?:>|=\s*[\"'])\s*([A-Ua-u])")
JPEG = {b"\x01\x00": "fmt/42", b"\x01\x01": "fmt/43", b"\x01\x02": "fmt/44"}
OFFICE = {
    "word/document.xml": Format("Microsoft Word for Windows 2007 onwards", "fmt/412"),
    "xl/workbook.xml": Format("Microsoft Excel for Windows 2007 onwards", "fmt/214"),
    "ppt/presentation.xml": Format("Microsoft Powerpoint for Windows 2007 onwards", "fmt/215"),
}
OPEN = {
    b"application/vnd.oasis.opendocument.text": Format("OpenDocument Text"),
    b"application/vnd.oasis.opendocument.spreadsheet": Format("OpenDocument Spreadsheet"),
}
BY_ENDING = {
    "txt": Format("Plain Text File", "x-fmt/111"), "csv": Format("Comma Separated Values", "x-fmt/18"),
    "html": Format("Hypertext Markup Language"), "htm": Format("Hypertext Markup Language"),
    "xml": Format("Extensible Markup Language", "fmt/101"), "eml": Format("Internet Message Format", "fmt/278"),
    "msg": Format("Microsoft Outlook Email Message"),
}  # fmt: skip


def format_of(data: bytes, name: str) -> Format:
    """Name the format of a file; a code is given only where the bytes show it."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format("Portable Network Graphics")
    if data.startswith(b"\xff\xd8\xff"):
        version = data[11:13] if data[6:11] == b"JFIF\x00" else b""
        return Format("JPEG File Interchange Format" if version else "JPEG", JPEG.get(version, ""))
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    ending = name.rpartition(".")[2].lower()
    return BY_ENDING.get(ending, Format(f"Onbekend ({ending})" if ending else "Onbekend"))


def _pdf(data: bytes) -> Format:
    part, conformance = PART.search(data), CONFORMANCE.search(data)
    level = (part[1] + conformance[1].lower()).decode() if part and conformance else ""
    if level in PDFA:
        return Format(f"Acrobat PDF/A - Portable Document Format {level}", PDFA[level], is_archival=True)
    start = data.find(b"%PDF-")
    version = data[start + 5 : start + 8].decode("ascii", "replace")
    return Format(f"Acrobat PDF {version} - Portable Document Format", PDF.get(version, ""))


def _zipped(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            kind = package.read("mimetype").strip() if "mimetype" in names else b""
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError):
        return Format("Onbekend")
    if kind in OPEN:
        return OPEN[kind]
    return next((found for part, found in OFFICE.items() if part in names), Format("ZIP Format", "x-fmt/263"))
