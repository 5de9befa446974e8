"""The one way from rich text to the blocks of a document, so that page, PDF, Word and ODT say the same."""

from __future__ import annotations

from collections.abc import Iterator

from verbeterspoor.documents import typesetting as sheet
from verbeterspoor.foundation.rich import tree, tree_of


def blocks(html: str, top_level: int = 2) -> list[sheet.Block]:
    """Return kept HTML as blocks of a document; its highest headings get `top_level`."""
    return [made for block in tree_of(html) for made in _blocks(block, top_level)]


def _blocks(block: tree.Block, top_level: int) -> Iterator[sheet.Block]:
    match block:
        case tree.Paragraph():
            yield sheet.Paragraph(_text(block.line))
        case tree.Heading():
            yield sheet.Heading(block.text, block.level - 3 + top_level)
        case tree.Listing():
            yield _listing(block)
        case tree.Quote():
            yield sheet.Quote("\n\n".join(map(tree.text_in, block.paragraphs)))
        case tree.Table():
            yield sheet.Table(block.caption, block.header, [list(map(_text, row)) for row in block.rows])


def _listing(listing: tree.Listing) -> sheet.BulletList | sheet.NumberedList:
    items = [sheet.Item(_text(item.line), list(map(_listing, item.lists))) for item in listing.items]
    return sheet.NumberedList(items, listing.start) if listing.is_numbered else sheet.BulletList(items)


def _text(line: tree.Line) -> list[sheet.Text]:
    return list(map(_run, line))


def _run(run: tree.Run) -> sheet.Text:
    text: sheet.Text = sheet.Link(run.text, run.href) if run.href else run.text
    text = sheet.Emphasis(text) if run.em else text
    return sheet.Strong(text) if run.strong else text
