"""Rich text for documents: everything of `foundation.rich`, and `blocks`, which gives it to PDF, Word and paper pages.

blocks(html)                # list[Block] for a Manuscript; headings from level 2
blocks(html, top_level=3)   # below a heading of level 2 of the document itself
"""

from verbeterspoor.foundation.rich import (
    Cleaned,
    RichTextArea,
    RichTextField,
    as_text,
    clean,
    cleaned,
    from_text,
    left_out_of,
    said_left_out,
    text_of,
)

from .blocks import blocks

__all__ = [
    "Cleaned",
    "RichTextArea",
    "RichTextField",
    "as_text",
    "blocks",
    "clean",
    "cleaned",
    "from_text",
    "left_out_of",
    "said_left_out",
    "text_of",
]
