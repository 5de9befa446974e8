"""Does a line go on in the next line? One rule for text files and PDFs: was the line full?"""

import re

from .dutch_dates import MONTHS
from .pages import Line

LIST_START = re.compile(
    r"(?:[•●▪■◦○]|[–—-]\s|\*\s|o\s)|(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|\d{1,2}[a-h][.)]|[a-zA-Z][.)]|[ivxIVX]{1,5}[.):])\s+\S"
)
STANDS_ALONE = re.compile(
    r"(?i:besluit(?:en)?\s*:$)|"
    r"(?:Het|De|Burgemeester en)\s(?:\w+\s){1,6}(?:besluit|besluiten|heeft besloten)\b[^.:]{0,40}:$"
)
LABELLED_LINE = re.compile(r"[A-Z][\w-]*(?: [\w-]+){0,3}:\s+\S")
DATE_GOES_ON = re.compile(rf"\b(?:{'|'.join(MONTHS)})$", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’)\]]*$")
GOES_ON = re.compile(
    r"(?:,|\(|“|‘|\b(?:de|het|een|en|of|in|op|van|voor|door|met|naar|aan|bij|uit|om|te|tot|als|dat|die|zijn|haar|"
    r"onze|hun|dit|deze|is|wordt|worden|over|ten|ter|per|inzake|onder|tussen|na|niet|ook|er|binnen|wij|we))$",
    re.IGNORECASE,
)


def join_kind(before: Line, after: Line, metrics, group: list[Line]) -> str | None:
    """Why the second line belongs to the paragraph of the first, or None."""
    if before.closed:
        return None
    if before.broken_word:
        return "word"
    if not same_size(before, after) or far_apart(before, after, metrics) or STANDS_ALONE.match(after.text):
        return None
    if ENDS_SENTENCE.search(before.text) and LABELLED_LINE.match(after.text):
        return None
    if (before.cell or after.cell) and abs(after.x0 - before.x0) > 3:
        return None
    if starts_list_item(after, before, metrics) or next_number(group[0], after):
        return None
    if before.x1 > 0.5 * metrics.right and stands_out(before, metrics) and same_style(before, after):
        return "title"
    if is_full(before, after, metrics):
        return "full"
    if before.bold and not after.bold:
        return None
    if after.text[:1].islower() and not ENDS_SENTENCE.search(before.text) and len(before.text) > 25:
        return "lower"
    if GOES_ON.search(before.text) and after.text[:1].isalnum() and len(before.text) > 20:
        return "open"
    if DATE_GOES_ON.search(before.text) and re.match(r"(?:19|20)\d\d\b", after.text):
        return "year"
    if after.text[:1].islower() and before.text.endswith("-"):
        return "hyphen"
    return None


def same_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.09 * max(a.size, b.size)


def same_style(a: Line, b: Line) -> bool:
    return a.bold == b.bold and a.italic == b.italic and same_size(a, b)


def stands_out(line: Line, metrics) -> bool:
    """Is this line set apart from the running text by bold or by bigger letters?"""
    return not metrics.plain and (line.bold or line.size > 1.08 * metrics.body_size)


def far_apart(a: Line, b: Line, metrics) -> bool:
    if metrics.plain:
        return b.y - a.y > metrics.leading
    if a.page != b.page or next_column(a, b, metrics):
        return False
    gap = (b.y - a.y) / max(metrics.leading, a.size * 1.15)
    return gap > 1.35 or gap < -0.2 or (abs(b.y - a.y) < 2 and b.x0 > a.x1 + 9)


def next_column(a: Line, b: Line, metrics) -> bool:
    """From the foot of one column of running text to the head of the next."""
    return b.y < a.y - 5 * a.size and b.x0 > a.x0 + 50 and metrics.in_column(a) and metrics.in_column(b)


def starts_list_item(after: Line, before: Line, metrics) -> bool:
    match = LIST_START.match(after.text)
    if not match:
        return False
    word = match.group().split()[0]
    if re.fullmatch(r"\d{1,2}", word):
        # A bare number at the start of a line may be a day, an amount or the end of a reference.
        return ENDS_SENTENCE.search(before.text) is not None or not is_full(before, after, metrics)
    initial = re.fullmatch(r"[A-Z]\.", word) and not ENDS_SENTENCE.search(before.text)
    return not (initial and is_full(before, after, metrics))


def next_number(first: Line, after: Line) -> bool:
    """After a point that starts with a bare 1 comes the point that starts with 2."""
    numbers = [re.match(r"(\d{1,2})\s+[A-Z]", line.text) for line in (first, after)]
    return bool(numbers[0] and numbers[1] and int(numbers[0][1]) + 1 == int(numbers[1][1]))


def is_full(before: Line, after: Line, metrics) -> bool:
    """Would the first word of the next line still have fitted on this one?"""
    first = after.text.split()[0] if after.text.split() else ""
    width = (before.x1 - before.x0) / max(len(before.text), 1)
    slack = 0.94 if metrics.plain else 0.985
    return before.x1 + (len(first) + 1) * width >= slack * metrics.right_of(before)
