"""What is printed around the text of a page: running headers, page numbers, footnotes, letterheads."""

import re
from collections import Counter

from .pages import OFFICE, Document, Line, Page

PAGE_MARK = re.compile(
    r"(?:pagina|blad|p\.?)?\s*\d{1,3}\s*(?:(?:/|van|-|–|of)\s*\d{1,3})?|-\s*\d{1,3}\s*-", re.IGNORECASE
)
PAGE_OF = re.compile(r"(?:(?:pagina|blad)\s*)?\d{1,3}\s*(?:/|van|-)\s*\d{1,3}", re.IGNORECASE)
DEPTH = 6
VERY_TOP = 0.08


def running_lines(document: Document) -> set[int]:
    """The identities of the lines that are not running text."""
    drop: set[int] = set()
    if document.media_type.startswith("text/") or document.media_type in OFFICE:
        return drop
    pages = [page for page in document.pages if page.lines]
    counts = Counter(shape for page in pages for shape in {shape_of(line, page) for line in edges(page)})
    first = {line.text.casefold() for line in pages[0].lines} if pages else set()
    body = body_size(pages)
    for page in pages:
        drop |= {id(line) for line in edges(page) if is_margin(line, page, counts, len(pages))}
        drop |= {id(line) for line in footnotes(page, body, drop)}
        if page is not pages[0]:
            drop |= repeated_head(page, first)
    return drop


def edges(page: Page) -> list[Line]:
    """The lines nearest to the top and the bottom edge."""
    ordered = sorted(page.lines, key=lambda line: line.y)
    return ordered[:DEPTH] + ordered[-DEPTH:] if len(ordered) > 2 * DEPTH else ordered


def shape_of(line: Line, page: Page) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y / max(page.height, 1) * 50)


def is_margin(line: Line, page: Page, counts: Counter, pages: int) -> bool:
    at_edge = line.y < 0.12 * page.height or line.y > 0.88 * page.height
    if at_edge and PAGE_MARK.fullmatch(line.text.strip()):
        return True
    text, place = shape_of(line, page)
    seen = max(counts[text, place + k] for k in (-1, 0, 1))
    return pages > 1 and at_edge and seen >= max(2, (pages + 1) // 2)


def repeated_head(page: Page, first: set[str]) -> set[int]:
    """On a following page: the lines at the top that repeat the letterhead of the first page.

    A running head of one line at the very top goes as a whole when one part of it was on the first page.
    """
    drop: set[int] = set()
    for line in page.lines:
        if line.y > 0.2 * page.height and not PAGE_OF.fullmatch(line.text.strip()):
            break
        at_top = line.y < VERY_TOP * page.height
        row = [other for other in page.lines[:DEPTH] if at_top and abs(other.y - line.y) < 3] or [line]
        if any(is_repeated(other, first) for other in row):
            drop.add(id(line))
        else:
            break
    return drop


def is_repeated(line: Line, first: set[str]) -> bool:
    text = line.text.strip()
    return line.text.casefold() in first or bool(PAGE_OF.fullmatch(text)) or known_start(line, first)


def known_start(line: Line, first: set[str]) -> bool:
    """Is this short line the beginning of a line of the first page?"""
    text = line.text.casefold()
    return len(text) > 5 and any(other.startswith(text) for other in first)


def body_size(pages: list[Page]) -> float:
    """The size of most letters; 0 where sizes vary too much to tell, as in a scan."""
    weights: Counter = Counter()
    for page in pages:
        for line in page.lines:
            weights[line.size] += len(line.text)
    size, letters = weights.most_common(1)[0] if weights else (0.0, 0)
    return size if letters > 0.5 * sum(weights.values()) else 0.0


def footnotes(page: Page, body: float, drop: set[int]) -> list[Line]:
    """The lines in smaller letters at the foot of a page."""
    found: list[Line] = []
    for line in sorted(page.lines, key=lambda line: (-line.y, -line.x0)):
        if id(line) in drop:
            continue
        if line.size > 0.95 * body or line.y < 0.35 * page.height:
            break
        found.append(line)
    return found
