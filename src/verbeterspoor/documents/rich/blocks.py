"""The one way from rich text to the blocks of a document, so that page, PDF, Word and ODT say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        case tree.Listing(is_numbered=True):
            yield sheet.NumberedList([_item(item) for item in block.items], block.start)
        case tree.Listing():
            yield sheet.BulletList([_item(item) for item in block.items])
        case tree.Quote():
            yield sheet.Quote("\n\n".join(map(tree.text_in, block.paragraphs)))
        case tree.Table():
            yield sheet.Table(block.caption, block.header, [list(map(_text, row)) for row in block.rows])


def _text(line: tree.Line) -> list[sheet.Said | sheet.Strong | sheet.Link]:
    return list(map(_run, line))


def _run(run: tree.Run) -> sheet.Said | sheet.Strong | sheet.Link:
    if run.href:
        return sheet.Link(run.text, run.href)
    return sheet.Strong(run.text) if run.strong else run.text


def _item(item: tree.Item) -> list[sheet.Said | sheet.Strong | sheet.Link]:
    """Return an item, with the items below it on lines of their own."""
    return [*_text(item.line), *(part for line in _lower(item.lists) for part in ("\n", *line))]


def _lower(lists: Iterable[tree.Listing]) -> Iterator[list[sheet.Said | sheet.Strong | sheet.Link]]:
    for listing in lists:
        for number, item in enumerate(listing.items, listing.start):
            yield [f"{number}. " if listing.is_numbered else "– ", *_text(item.line)]
            yield from _lower(item.lists)
