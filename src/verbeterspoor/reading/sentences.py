"""Dutch sentences within a paragraph, as places: abbreviations and numbers do not end one."""

import re

END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[*]*[A-ZÀ-Þ0-9‘“*])|[.!?…][\"'”’)\]]*\s*$")
ABBREVIATION = re.compile(
    r"(?:\b(?:c\.q|o\.a|n\.a\.v|m\.b\.t|t\.a\.v|i\.v\.m|i\.c\.m|d\.w\.z|a\.u\.b|bijv|enz|etc|incl|excl|evt|resp|art|lid|nr|"
    r"nrs|mr|mw|mevr|dhr|dr|drs|ir|ing|prof|ca|vgl|jl|ll|st|mln|mld|blz|pag|p|hfst|sub|zgn|zg|tel|max|min|gem|afd|"
    r"jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec)|\b[A-Z]|\b(?:[a-z]\.)+[a-z])\.$",
    re.IGNORECASE,
)
ENDS_ANYWAY = re.compile(r"(?:etc|enz|mln|mld)\.$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence in the text."""
    spans, start = [], 0
    for match in END.finditer(text):
        head = text[max(start, match.end() - 60) : match.end()].rstrip("\"'”’)] ")
        last = match.end() >= len(text.rstrip())
        if not last and is_abbreviation(head):
            continue
        spans.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return [trimmed(text, *span) for span in spans if text[span[0] : span[1]].strip()]


def is_abbreviation(head: str) -> bool:
    if re.search(r"(?:^|\s)\d{1,2}\.$", head) and len(head) < 4:
        return True
    return bool(ABBREVIATION.search(head)) and not ENDS_ANYWAY.search(head)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
