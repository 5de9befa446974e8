"""Word (DOCX) and OpenDocument (ODT) texts: opened in a process of their own, then set out on pages."""

from functools import partial

from .office import pages_of, paragraphs_of
from .pages import DOCX, ODT, Document

TYPES = {"docx": DOCX, "odt": ODT}
KINDS = {media_type: kind for kind, media_type in TYPES.items()}


def load(content: bytes, name: str, progress=None, *, kind: str) -> Document:
    """Open an office text; it is read whole, so that progress is told once."""
    pages = pages_of(paragraphs_of(content, kind))
    if progress:
        progress(len(pages), len(pages))
    return Document(name, TYPES[kind], pages, content)


load_docx = partial(load, kind="docx")
load_odt = partial(load, kind="odt")
