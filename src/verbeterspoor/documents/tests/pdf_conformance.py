"""What can be seen in a PDF without a validator: that it is tagged, whole in itself, and says who and what it is.

`problems_in` names every demand that is not met. This is a check on structure; it does not make a file conform.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/Sound", "/Movie")


def problems_in(pdf: bytes, language: str = "nl") -> list[str]:
    """List what an archive and a screen reader need and this file lacks."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [*_about(opened, language), *_structure(opened), *_fonts(opened), *_pages(opened)]


def _about(opened: pikepdf.Pdf, language: str) -> Iterator[str]:
    root, meta = opened.Root, opened.open_metadata()
    demands = {
        "it is encrypted": not opened.is_encrypted,
        "metadata do not say PDF/A-2a": (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) == ("2", "A"),
        "metadata do not say PDF/UA-1": meta.get("pdfuaid:part") == "1",
        "no title": bool(str(meta.get("dc:title", "")).strip()),
        "the two titles differ": str(opened.docinfo.get("/Title", meta.get("dc:title"))) == meta.get("dc:title"),
        "no language": str(root.get("/Lang", "")).startswith(language),
        "not marked": bool(root.get("/MarkInfo", {}).get("/Marked", False)),
        "the title is not shown": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
        "no output intent": len(root.get("/OutputIntents", [])) > 0,
        "no identity": "/ID" in opened.trailer,
        "files are enclosed": "/EmbeddedFiles" not in root.get("/Names", {}),
        "something happens on opening": "/AA" not in root and "/OpenAction" not in root,
    }
    yield from (problem for problem, met in demands.items() if not met)
    for one in opened.objects:
        if isinstance(one, pikepdf.Dictionary) and str(one.get("/S", "")) in ACTIVE:
            yield f"active content {one.get('/S')}"


def _structure(opened: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in opened.Root or "/ParentTree" not in opened.Root.StructTreeRoot:
        yield "no tree of structure"
        return
    parts = list(_parts(opened.Root.StructTreeRoot))
    levels = [int(kind[1:]) for kind, _ in parts if kind[0] == "H" and kind[1:].isdigit()]
    if not levels or levels[0] != 1:
        yield "the first heading is not of level 1"
    yield from (f"level {low} is followed by {high}" for low, high in pairwise(levels)
                if high > low + 1)  # fmt: skip
    for kind, part in parts:
        if kind == "Figure" and not str(part.get("/Alt", "")).strip():
            yield "a picture without words"
        if kind == "Table":
            heads = [cell for name, cell in _parts(part) if name == "TH"]
            yield from ["a table without headers"] if not heads else []
            yield from ("a header that does not say of what" for cell in heads if b"/Scope" not in _deep(cell))
        if kind == "Link" and not any(True for _ in _objects(part)):
            yield "a link without its place"


def _parts(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield each part of the structure with its kind, in reading order."""
    below = node.get("/K", [])
    for part in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(part, pikepdf.Dictionary) and "/S" in part:
            yield str(part.S).lstrip("/"), part
            yield from _parts(part)


def _objects(part: Any) -> Iterator[Any]:
    below = part.get("/K", [])
    for one in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(one, pikepdf.Dictionary) and str(one.get("/Type", "")) == "/OBJR":
            yield one
        elif isinstance(one, pikepdf.Dictionary):
            yield from _objects(one)


def _deep(cell: Any) -> bytes:
    return cell.get("/A", pikepdf.Array()).unparse(resolved=True) + b"".join(
        one.unparse(resolved=True) for one in _listed(cell.get("/A"))
    )


def _listed(found: Any) -> list[Any]:
    return list(found) if isinstance(found, pikepdf.Array) else []


def _fonts(opened: pikepdf.Pdf) -> Iterator[str]:
    for one in opened.objects:
        if isinstance(one, pikepdf.Dictionary) and str(one.get("/Type", "")) == "/Font" and "/DescendantFonts" in one:
            if "/ToUnicode" not in one:
                yield f"{one.get('/BaseFont')} cannot be read as text"
            file = one.DescendantFonts[0].FontDescriptor
            if not {"/FontFile2", "/FontFile3", "/FontFile"} & set(file.keys()):
                yield f"{one.get('/BaseFont')} is not in the file"


def _pages(opened: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(opened.pages, 1):
        notes = _listed(page.obj.get("/Annots"))
        if notes and str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number} is not walked through in the order of its structure"
        for note in notes:
            if "/StructParent" not in note:
                yield f"a link on page {number} stands outside the structure"
