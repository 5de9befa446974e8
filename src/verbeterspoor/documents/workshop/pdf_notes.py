"""What stands on the pages of a PDF but is no part of their text: notes people stuck on, and forms they filled in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

MOST = 2_000
"""How many notes and fields of a page are read."""


def notes_of(pdf: Any) -> list[tuple[int, str]]:
    """Return each note and each filled-in field with the number of its page."""
    pdf.init_forms()
    found = []
    for index in range(len(pdf)):
        page = pdf[index]  # kept by name: its notes live as long as it does
        found += [(index + 1, said) for said in on_page(page.raw, pdf.formenv.raw if pdf.formenv else None) if said]
    return found


def on_page(page: Any, form: Any) -> Iterator[str]:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        yield text(raw.FPDFAnnot_GetStringValue, note, b"Contents")
        if form and raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET:
            name = text(raw.FPDFAnnot_GetFormFieldName, form, note)
            value = text(raw.FPDFAnnot_GetFormFieldValue, form, note)
            yield f"{name}: {value}" if value else ""
        raw.FPDFPage_CloseAnnot(note)


def text(ask: Any, *about: Any) -> str:
    """Ask pdfium for a text: first how long it is, then the text itself, in UTF-16."""
    length = ask(*about, None, 0)
    if length <= 2:
        return ""
    room = ctypes.create_string_buffer(length)
    ask(*about, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return room.raw[: length - 2].decode("utf-16-le", errors="replace")
