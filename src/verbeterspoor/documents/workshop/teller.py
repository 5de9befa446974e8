"""Worker: reads one file (its kind on the command line) and writes the texts in it as JSON, each with its page.

Answer: {"pages": number, "texts": [[page, text], …], "silent": [page, …]}; a page is 0 where the file has no pages, and
silent pages hold an image and no text. A complaint is one word.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from grid import Complaint
from limits import keep_to_limits
from parts import sizes_of

ON_SHEETS = ("xl/comments", "xl/threadedComments/", "xl/drawings/")
NOTES = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")


def pdf(content: bytes) -> dict[str, Any]:
    """Return the text of each page; what can do something, is locked or broken is refused as when it is read in."""
    from pdf_notes import notes_of

    from verbeterspoor.reading import UnreadableDocument, page_text
    from verbeterspoor.reading.pdf_file import open_pdf
    from verbeterspoor.reading.pdf_safety import refuse_active_content

    try:
        opened = open_pdf(content)
        refuse_active_content(content, opened)
        count = len(opened)
        texts = [(number, page_text(content, "application/pdf", number)) for number in range(1, count + 1)]
        notes = notes_of(opened)
    except UnreadableDocument as refused:
        raise Complaint(refused.code) from None
    silent = [number for number, text in texts if not any(letter.isalnum() for letter in text)]
    return {"pages": count, "texts": texts + notes, "silent": silent}


def word(content: bytes) -> dict[str, Any]:
    """Return the words of a Word document, with its headers, notes and comments."""
    from office_xml import unpacked, word_text

    parts = [name for name in sizes_of(content) if name == "word/document.xml" or name.startswith(NOTES)]
    return {"pages": 0, "texts": [(0, word_text(unpacked(content, name))) for name in sorted(parts)], "silent": []}


def notes(content: bytes) -> dict[str, Any]:
    """Return what stands on the sheets of an Excel file outside its cells: comments and text boxes."""
    from office_xml import unpacked

    parts = [name for name in sizes_of(content) if name.startswith(ON_SHEETS) and name.endswith(".xml")]
    lines = (
        " ".join(one.text for one in unpacked(content, name).iter("{*}t", "{*}text") if one.text)
        for name in sorted(parts)
    )
    return {"pages": 0, "texts": [(0, line) for line in lines if line], "silent": []}


def open_text(content: bytes) -> dict[str, Any]:
    """Return the words of an OpenDocument text."""
    from office_xml import TEXT, unpacked, words

    root = unpacked(content, "content.xml")
    lines = ("".join(words(one)) for one in root.iter(f"{TEXT}p", f"{TEXT}h"))
    return {"pages": 0, "texts": [(0, "\n".join(lines))], "silent": []}


def picture(content: bytes) -> dict[str, Any]:
    """Say that a picture is one silent page, when it is whole."""
    import io

    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as opened:
            opened.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise Complaint("damaged") from None
    return {"pages": 1, "texts": [], "silent": [1]}


MAKERS = {"pdf": pdf, "word": word, "notes": notes, "open_text": open_text, "picture": picture}


def main() -> None:
    keep_to_limits()
    content = sys.stdin.buffer.read()
    try:
        answer = MAKERS[sys.argv[3]](content)
    except Complaint as complaint:
        sys.exit(str(complaint))
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
