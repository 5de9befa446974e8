"""How papers of decisions can leave: the end of the file's name, its media type, and who makes it."""

from __future__ import annotations

from collections.abc import Callable

from verbeterspoor.documents.exports import DOCX, ODT, PDF
from verbeterspoor.documents.typesetting import to_docx, to_odt, to_pdf

FORMATS: dict[str, tuple[str, Callable[..., bytes]]] = {
    "pdf": (PDF, to_pdf), "docx": (DOCX, to_docx), "odt": (ODT, to_odt),
}  # fmt: skip
