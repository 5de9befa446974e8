"""Find Dutch date expressions in a text. What an expression means follows from `dutch_dates` once its year is known."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from . import dutch_dates as dutch
from .answers import RelativeTerm
from .dutch_dates import Interval

NAMES = "|".join(dutch.MONTHS)
ABBREVIATED = r"(?:" + "|".join(sorted(dutch.SHORT, key=len, reverse=True)) + r")\.?"
YEAR = r"(?:19|20|2[oO])[0-9oO]{2}(?![\w%]|[/,.]\d)"
WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+)?"
PART = r"(?:(?P<part>begin|medio|half|midden|einde?)\s+(?:van\s+)?)?"
DASH = r"\s*(?:-|–|—|t/m|tot en met|tot)\s*"
OF = r"(?:\s+(?:van\s+|in\s+)?|[\s'’-]+)"

DAY = re.compile(
    rf"{WEEKDAY}\b(?P<d>\d{{1,2}})(?:e|ste|de)?\s*(?P<m>{NAMES}|{ABBREVIATED})(?![\w-])(?:,?\s*(?P<y>{YEAR}))?",
    re.IGNORECASE,
)
NUMERIC = re.compile(rf"(?<![\d-])(?P<d>\d{{1,2}})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<y>{YEAR})(?!-)")
ISO = re.compile(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])")
MONTH_RANGE = re.compile(rf"\b(?P<m>{NAMES}){DASH}(?P<n>{NAMES})(?!\w)(?:{OF}(?P<y>{YEAR}))?", re.IGNORECASE)
MONTH = re.compile(rf"\b{PART}(?P<m>{NAMES})(?![\w-])(?:{OF}(?P<y>{YEAR}))?", re.IGNORECASE)
SEASON = re.compile(rf"\b(?P<s>{'|'.join(dutch.SEASONS)})(?!\w)(?:{OF}(?P<y>{YEAR}))?", re.IGNORECASE)
QUARTER = re.compile(
    rf"\b(?:(?P<part>begin|medio|einde?)\s+(?:van\s+)?(?:het\s+)?)?(?:(?P<o>{'|'.join(dutch.ORDINALS)})\s+kwartaal|Q(?P<q>[1-4])\b)(?:{OF}(?P<y>{YEAR}))?",
    re.IGNORECASE,
)
HALF = re.compile(rf"\b(?P<o>eerste|tweede)\s+(?:helft|halfjaar|half\s+jaar)(?:{OF}(?P<y>{YEAR}))", re.IGNORECASE)
YEARS = re.compile(rf"\b(?P<y>{YEAR}){DASH}(?P<z>{YEAR})")
ONE_YEAR = re.compile(rf"(?<![\w/.-])(?:(?P<part>begin|medio|einde?)\s+)?(?P<y>{YEAR})(?![-/]\d)", re.IGNORECASE)
RELATIVE = re.compile(
    rf"\b(?P<p>binnen|over|na)\s+(?:een\s+(?:termijn|periode)\s+van\s+)?(?:maximaal\s+|uiterlijk\s+)?"
    rf"(?:(?P<half>een\s+half\s+jaar|anderhalf\s+jaar)|(?P<n>{'|'.join(dutch.NUMBERS)}|\d{{1,3}})\s+"
    rf"(?P<u>{'|'.join(sorted(dutch.UNITS, key=len, reverse=True))}))\b"
    rf"(?:\s+(?:na|nadat|vanaf|te\s+rekenen\s+vanaf|sinds)\s+(?P<a>[^.;,:()]{{3,90}}))?",
    re.IGNORECASE,
)
LATER = re.compile(
    rf"\b(?P<n>{'|'.join(dutch.NUMBERS)}|\d{{1,3}})\s+(?P<u>{'|'.join(sorted(dutch.UNITS, key=len, reverse=True))})\s+"
    rf"(?:daarna|(?:na|nadat)\s+(?P<a>[^.;,:()]{{3,90}}))",
    re.IGNORECASE,
)
ANCHOR_ENDS = re.compile(
    r"\s+(?:een|te|om|aan|bij|met|door|wordt|worden|is|zijn|zal|zullen|moet|moeten|heeft|hebben|gaat|gaan|kan|kunnen)\b"
)
YEAR_SIGN = re.compile(
    r"(?:\b(?:in|sinds|vanaf|per|tot|tot en met|t/m|over|v[oó][oó]r|na|van|jaar|jaren|boekjaar|periode|tussen|uit|"
    r"eind|begin|medio|uiterlijk)|\b(?:in|van) de jaren)\s+$",
    re.IGNORECASE,
)
MONTH_SIGN = re.compile(
    r"\b(?:in|van|vanaf|sinds|tot|v[oó][oó]r|na|per|uiterlijk|maand|en|of|tussen|t/m|met|over)\s+$", re.IGNORECASE
)
SEASON_SIGN = re.compile(
    r"\b(?:(?:v[oó][oó]r|na|in|tijdens|uiterlijk|rond)\s+(?:de|het)|dit|deze|komende?|aanstaande|afgelopen|volgende?)\s+$",
    re.IGNORECASE,
)
LAW = re.compile(
    r"\b(?:wet|besluit|regeling|verordening|richtlijn|Stb\.?|Trb\.?|Stcrt\.?)\s+(?:van\s+)?$", re.IGNORECASE
)
COUNTED = re.compile(r"\s+(?:euro|gevallen|personen|woningen|inwoners|leerlingen|jeugdigen|kinderen|mln|m2)\b")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
TIME = re.compile(
    r",?\s*(?:\(\s*)?(?:om|vanaf|van|te|rond)?\s*\b(?P<h>[01]?\d|2[0-3])(?:[.:](?P<m>[0-5]\d))?\s*(?:uur|u\.)(?!\w)"
)

BOUNDS = (
    ("by", re.compile(r"(?:\b(?:uiterlijk|ten\s+laatste|niet\s+later\s+dan)(?:\s+(?:op|per|in\s+(?:het|de)|in|eind))?|"
                      r"\b(?:deadline|einddatum|einddag)\s+(?:van|is|op)|\btot\s+en\s+met|\bt/m)\s+$", re.IGNORECASE)),
    ("before", re.compile(r"\bv[oó][oó]r\s+(?:de\s+|het\s+)?$", re.IGNORECASE)),
    ("until", re.compile(r"\btot\s+(?:de\s+|het\s+)?$", re.IGNORECASE)),
    ("from", re.compile(r"\b(?:vanaf|sinds|per|met\s+ingang\s+van|ingaande)\s+(?:de\s+|het\s+)?$", re.IGNORECASE)),
    ("after", re.compile(r"\bna\s+(?:de\s+|het\s+)?$", re.IGNORECASE)),
)  # fmt: skip
FOR = re.compile(
    r"\b(?:agenda|uitnodiging|planning|programma|vergadering|stukken|uitgenodigd|begroting)\s+$", re.IGNORECASE
)
RANGE_WORD = re.compile(r"\s*(?:of|tot\s+en\s+met|t/m|tot|-|–|—)\s*")
SECOND_DAY = re.compile(r"\b(?P<d>\d{1,2})(?:e|ste|de)?\s*(?P<w>en|of|t/m|tot\s+en\s+met|-|–)\s*$")


@dataclass(frozen=True)
class Expression:
    """A date expression at a place; `meaning` gives the interval for a year, `year` is None where not printed."""

    start: int
    end: int
    shape: str
    meaning: Callable[[int], Interval | None]
    year: int | None = None
    month: int | None = None
    bound: str | None = None
    time: str | None = None
    relative: RelativeTerm | None = None

    def interval(self, year: int) -> Interval | None:
        """The interval in this year, with its bound applied."""
        plain = self.meaning(year)
        if plain is None or self.bound in (None, "from", "within"):
            return plain
        if self.bound == "after":
            return plain if self.shape == "season" else dutch.after(plain)
        return dutch.by(plain) if self.bound == "by" else dutch.before(plain)


def find_expressions(text: str) -> list[Expression]:
    """All date expressions, in order and without overlap; two joined by 'of' or 'tot' count as one."""
    closed = bytearray(len(text))
    for address in ADDRESS.finditer(text):
        closed[address.start() : address.end()] = b"x" * len(address.group())
    found: list[Expression] = []
    for finder in (relative_terms, days, numeric_days, month_ranges, quarters, halves, months, seasons, year_ranges):
        add_free(found, closed, finder(text))
    add_free(found, closed, single_years(text, found))
    found.sort(key=lambda expression: expression.start)
    return [with_context(text, one) for one in merge_ranges(text, found)]


def add_free(found: list[Expression], closed: bytearray, more) -> None:
    """Keep what does not overlap with what was found before; `closed` marks the characters that are taken."""
    for one in more:
        if not any(closed[one.start : one.end]):
            found.append(one)
            closed[one.start : one.end] = b"x" * (one.end - one.start)


def printed_year(match: re.Match) -> int | None:
    return dutch.year_number(match["y"]) if match["y"] else None


def days(text: str) -> Iterator[Expression]:
    for match in DAY.finditer(text):
        if LAW.search(text[max(0, match.start() - 14) : match.start()]):
            yield Expression(*match.span(), "law", nothing)
            continue
        number, month, year = int(match["d"]), dutch.month_number(match["m"]), printed_year(match)
        if not dutch.day(year or 2024, month, number):
            yield Expression(*match.span(), "name", nothing)
            continue
        yield Expression(*match.span(), "day", day_of(month, number), year, month)
        other = SECOND_DAY.search(text, max(0, match.start("d") - 20), match.start("d"))
        if other and dutch.day(year or 2024, month, int(other["d"])):
            start, end = other.span("d")
            yield Expression(start, end, "first_day" if other["w"] in ("en", "of") else "from_day",
                             day_of(month, int(other["d"])), year, month)  # fmt: skip


def nothing(year: int) -> Interval | None:
    """A name, a law or a term that counts from an event: no interval of its own."""
    return None


def day_of(month: int, number: int) -> Callable[[int], Interval | None]:
    return partial(dutch.day, month=month, number=number)


def numeric_days(text: str) -> Iterator[Expression]:
    for pattern in (NUMERIC, ISO):
        for match in pattern.finditer(text):
            year, month, number = dutch.year_number(match["y"]), int(match["m"]), int(match["d"])
            if dutch.day(year, month, number):
                yield Expression(*match.span(), "day", day_of(month, number), year, month)


def month_ranges(text: str) -> Iterator[Expression]:
    for match in MONTH_RANGE.finditer(text):
        first, last = dutch.month_number(match["m"]), dutch.month_number(match["n"])
        last += 12 if last < first else 0
        yield Expression(*match.span(), "months", partial(months_up_to, first=first, last=last),
                         printed_year(match), first)  # fmt: skip


def months_up_to(year: int, first: int, last: int) -> Interval:
    """The printed year is that of the last month: november - januari 2026 starts in 2025."""
    return dutch.months(year - (last > 12), first, last)


def months(text: str) -> Iterator[Expression]:
    for match in MONTH.finditer(text):
        head = text[max(0, match.start() - 12) : match.start()]
        if not (match["y"] or match["part"] or MONTH_SIGN.search(head)):
            continue
        month, part = dutch.month_number(match["m"]), match["part"]
        yield Expression(*match.span(), "month", partial(dutch.part_of_month, month=month, part=part),
                         printed_year(match), month)  # fmt: skip


def seasons(text: str) -> Iterator[Expression]:
    for match in SEASON.finditer(text):
        head = text[max(0, match.start() - 20) : match.start()]
        if not (match["y"] or SEASON_SIGN.search(head)) or re.search(r"\beinde?\s+(?:van\s+)?(?:de|het)\s+$", head):
            continue
        name = match["s"]
        after = re.search(r"\bna\s+(?:de|het)\s+$", head, re.IGNORECASE)
        meaning = dutch.after_season if after else dutch.season
        yield Expression(*match.span(), "season", partial(meaning, name=name),
                         printed_year(match), dutch.SEASONS[name.lower()])  # fmt: skip


def quarters(text: str) -> Iterator[Expression]:
    for match in QUARTER.finditer(text):
        number = int(match["q"]) if match["q"] else dutch.ORDINALS[match["o"].lower()]
        part = match["part"]
        yield Expression(*match.span(), "quarter", partial(dutch.quarter, number=number, part=part),
                         printed_year(match), 3 * number - 2)  # fmt: skip


def halves(text: str) -> Iterator[Expression]:
    for match in HALF.finditer(text):
        number = dutch.ORDINALS[match["o"].lower()]
        yield Expression(*match.span(), "half", partial(dutch.half_year, number=number), printed_year(match))


def year_ranges(text: str) -> Iterator[Expression]:
    """From a year up to and including another; without a word of time before it, it is part of a name."""
    for match in YEARS.finditer(text):
        first, last = dutch.year_number(match["y"]), dutch.year_number(match["z"])
        known = YEAR_SIGN.search(text[max(0, match.start() - 16) : match.start()])
        shape = "years" if known and first < last else "name"
        yield Expression(*match.span(), shape, partial(years_on, count=last - first), first)


def years_on(year: int, count: int) -> Interval:
    return Interval(dutch.whole_year(year).start, dutch.whole_year(year + count).end)


def single_years(text: str, found: list[Expression]) -> Iterator[Expression]:
    """A year counts after a word of time, or after another year that did."""
    ends = {one.end for one in found if one.shape == "years"}
    for match in ONE_YEAR.finditer(text):
        head = text[max(0, match.start() - 16) : match.start()]
        chained = re.search(r"(?:,|\s+en|\s+of|,\s+en)\s+$", head)
        known = (
            YEAR_SIGN.search(head[-16:])
            or match["part"]
            or (chained and match.start() - len(head) + chained.start() in ends)
        )
        if not known or COUNTED.match(text, match.end()) or LAW.search(head[-14:]):
            continue
        ends.add(match.end())
        part = match["part"]
        yield Expression(*match.span(), "year", partial(part_of_year, part=part), dutch.year_number(match["y"]))


def part_of_year(year: int, part: str | None) -> Interval:
    if not part:
        return dutch.whole_year(year)
    return {"b": dutch.months(year, 1, 3), "m": dutch.months(year, 5, 8)}.get(
        part[0].lower(), dutch.months(year, 10, 12)
    )


def relative_terms(text: str) -> Iterator[Expression]:
    for match in RELATIVE.finditer(text):
        bound = {"binnen": "within", "na": "after"}.get(match["p"].lower())
        if match["half"]:
            amount = 18 if "anderhalf" in match["half"].lower() else 6
            yield relative_term(match, amount, "month", bound)
        else:
            yield relative_term(match, amount_of(match["n"]), dutch.UNITS[match["u"].lower()], bound)
    for match in LATER.finditer(text):
        yield relative_term(match, amount_of(match["n"]), dutch.UNITS[match["u"].lower()], "after")


def amount_of(word: str) -> int:
    return dutch.NUMBERS.get(word.lower()) or int(word)


def anchor_in(match: re.Match) -> str:
    """The moment that is named: after 'nadat' the whole clause, after 'na' the noun only."""
    words = match["a"].rstrip()
    if re.search(r"\bnadat\s+$", match.string[: match.start("a")], re.IGNORECASE):
        return words
    return ANCHOR_ENDS.split(words, maxsplit=1)[0].rstrip()


def relative_term(match: re.Match, amount: int, unit: str, bound: str | None) -> Expression:
    anchor = anchor_in(match) if match["a"] else None
    end = match.start("a") + len(anchor) if anchor else match.end()
    return Expression(match.start(), end, "relative", nothing, bound=bound, relative=RelativeTerm(amount, unit, anchor))


def with_context(text: str, one: Expression) -> Expression:
    """Add what stands around it: 'uiterlijk', 'voor', 'vanaf' before it, an hour behind it."""
    if one.shape in ("relative", "law", "name"):
        return one
    time = TIME.match(text, one.end) if one.shape in ("day", "range") else None
    if time:
        one = replace(one, end=time.end(), time=f"{int(time['h']):02d}:{time['m'] or '00'}")
    for bound, pattern in BOUNDS:
        head = pattern.search(text, max(0, one.start - 30), one.start)
        if head and applies(bound, head, one, text):
            start = one.start if bound == "from" else head.start()
            return replace(one, bound="before" if bound == "until" else bound, start=start)
    return one


def applies(bound: str, head: re.Match, one: Expression, text: str) -> bool:
    """'Voor 2025' means 'for 2025', 'voor 1 maart' before that day; 'vóór' is always before."""
    if bound != "before" or "ó" in head.group().lower():
        return True
    if one.shape in ("year", "years", "first_day"):
        return False
    return not FOR.search(text[max(0, head.start() - 20) : head.start()])


def merge_ranges(text: str, found: list[Expression]) -> list[Expression]:
    merged: list[Expression] = []
    for one in found:
        before = merged[-1] if merged else None
        if before and joins(text, before, one):
            merged[-1] = merged_pair(before, one)
        else:
            merged.append(one)
    return [one for one in merged if one.shape not in ("law", "name")]


def joins(text: str, a: Expression, b: Expression) -> bool:
    if "relative" in (a.shape, b.shape) or "law" in (a.shape, b.shape) or "name" in (a.shape, b.shape):
        return False
    between = text[a.end : max(a.end, b.start)]
    if b.start < a.end or RANGE_WORD.fullmatch(between):
        return a.shape != "first_day" or between.strip() != "of"
    tussen = re.search(r"\btussen\s+$", text[max(0, a.start - 8) : a.start])
    return bool(tussen and between.strip() == "en")


def merged_pair(a: Expression, b: Expression) -> Expression:
    """One expression from the start of the first to the end of the second; a missing year comes from the second."""
    earlier = 1 if a.year is None and a.month and b.month and a.month > b.month else 0
    lag = b.year - a.year if a.year and b.year else earlier

    def meaning(year: int) -> Interval | None:
        first, second = a.meaning(year - lag), b.meaning(year)
        return Interval(first.start, second.end) if first and second else None

    return Expression(a.start, b.end, "range", meaning, b.year or a.year, b.month)
