"""The words of decision lists: which outcome do they tell, until when, in what manner, how open?"""

import re
from dataclasses import dataclass
from datetime import date

from verbeterspoor.reading.date_words import find_expressions

# In the order in which they are tried: 'gewijzigd vastgesteld' is amended, 'niet akkoord' is rejected.
OUTCOMES = (
    ("not_treated", r"niet behandeld|niet ingediend|niet besproken"),
    ("withdrawn", r"ingetrokken|teruggetrokken|teruggenomen|(?:van de agenda )?afgevoerd|"
                  r"(?:trek(?:t|ken)|neemt|nemen) (?:het |dit )?(?:raads|college)?(?:voorstel|agendapunt|stuk)\b"
                  r".{0,40}?\b(?:in|terug)\b|"
                  r"(?:voorstel|agendapunt|punt|stuk)\b.{0,30}\b(?:in te trekken|terug te nemen)"),
    ("held", r"aangehouden|te verdagen|aan te houden|aanhouden|hou(?:dt|den) (?:het|de|dit) \w+ .{0,40}\baan\b|"
             r"verdaagd|doorgeschoven|"
             r"uitgesteld"),
    ("rejected", r"verworpen|afgewezen|niet akkoord|niet ingestemd|stem(?:t|men) niet in|niet in te stemmen|"
                 r"verwerpt|verwerpen|wijst .{0,60}\baf\b|niet aangenomen|niet vastgesteld"),
    ("amended", r"gewijzigd(?=\s+(?:vastgesteld|vast te stellen|aangenomen|aan te nemen|besloten|akkoord|conform|"
                r"voorgesteld|voorstel)\b|\s*[.:;,)]|\s*$)|gewijzigde tekst|"
                r"(?:conform|akkoord|vastgesteld|aangenomen|ingestemd)[^.;]{0,30}?,?\s+"
                r"(?:met (?:de |een |enkele )?(?:volgende )?(?:\w+ )?"
                r"(?:wijziging|aanpassing|aanvulling|toevoeging)(?:en)?|"
                r"onder (?:de )?voorwaarde|mits)|met dien verstande|(?<=, )met (?:een|enkele|kleine|de volgende) "
                r"(?:\w+ )?(?:wijziging|aanpassing|aanvulling|toevoeging)(?:en)?|met inachtneming van|"
                r"in afwijking van|anders besloten|geamendeerd"),
    ("noted", r"(?:voor )?kennis(?:geving|neming)? (?:aan)?genomen|"
              r"(?:voor|ter) kennis(?:geving|neming)(?: aan(?:genomen)?)?|"
              r"(?:neemt|nemen) kennis van|kennisgenomen|kennis te nemen"),
    ("as_proposed", r"conform(?: (?:het )?(?:advies|voorstel|concept|ambtelijk advies))?|akkoord|vastgesteld|"
                    r"vast te stellen|stelt\b[^.;]{0,120}\bvast|aangenomen|aan te nemen|bekrachtig(?:d|t)|ingestemd|"
                    r"stem(?:t|men)\b[^.;]{0,160}\bin\b|in te stemmen|overeenkomstig (?:het )?voorstel|"
                    r"ongewijzigd|besloten als voorgesteld|goedgekeurd|verleend|benoemd"),
)  # fmt: skip
COMPILED = tuple((kind, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE)) for kind, words in OUTCOMES)
MANNERS = (
    ("unanimous", re.compile(r"\bunaniem\b|\bmet algemene stemmen\b|\bzonder (?:hoofdelijke )?stemming\b", re.I)),
    ("majority", re.compile(r"\b(?:in|bij) meerderheid\b|\bmet .{1,40} stemmen (?:voor|tegen)\b", re.I)),
    ("acclamation", re.compile(r"\bbij acclamatie\b", re.IGNORECASE)),
)  # fmt: skip
CONSENT = re.compile(r"\b(?:hamer|conform|akkoord|mandaat)stuk(?:ken)?\b|\bconformbesluit(?:en)?\b", re.IGNORECASE)
SECRET = re.compile(
    r"\bgeheim(?:houding)?\b|\bvertrouwelijk\b|\bniet[ -]openbaar\b|"
    r"\bbesloten (?:agendapunt|deel|vergadering)\b|^nee\b",
    re.IGNORECASE,
)
NOT_SECRET = re.compile(
    r"\b(?:geheimhouding|geheim)\b\s*[:?]?\s*(?:niet van toepassing|n\.?v\.?t|nee|geen)", re.IGNORECASE
)
LATER = re.compile(
    r"\bopenbaar\s+(?:na|vanaf|per|met ingang van|op|zodra)\b|\b(?:embargo|onder embargo)\b", re.IGNORECASE
)
PUBLIC = re.compile(r"\bopenbaar\b|^ja\b", re.IGNORECASE)

PAST = (
    r"(?:conform|akkoord|vastgesteld|aangenomen|bekrachtigd|ingestemd|ongewijzigd|gewijzigd|geamendeerd|aangehouden|"
    r"verdaagd|doorgeschoven|uitgesteld|ingetrokken|teruggetrokken|teruggenomen|afgevoerd|verworpen|afgewezen|"
    r"niet (?:akkoord|ingestemd|aangenomen|vastgesteld|behandeld)|"
    r"(?:voor |ter )?kennis(?:geving|neming)?(?: aan)?genomen|voor kennisgeving|ter kennisneming)"
)
LEADS = re.compile(rf"(?P<said>{PAST}\b[^.:;]*)(?:[.:;]|$)", re.IGNORECASE)
ABOUT_ITSELF = re.compile(
    r"(?P<said>(?:(?:het|dit) (?:\w*voorstel|(?:agenda|beslis)?punt|stuk)\b[^.;]*)?"
    r"\b(?:aan te houden|te verdagen|in te trekken|terug te nemen|niet in te stemmen)\b[^.;]*)",
    re.IGNORECASE,
)
TAIL = re.compile(rf"(?:→|\s[–—-]|\(|:)\s*(?P<said>{PAST}\b[^()]{{0,80}}?)\)?\.?$", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """How something was decided: the kind, the words that say so with their place, and until when it was held."""

    kind: str
    words: str
    start: int
    end: int
    until: date | None = None


def outcome_in(text: str, year: int | None = None) -> Said | None:
    """The first kind of outcome that these words tell, or None."""
    for kind, pattern in COMPILED:
        match = pattern.search(text)
        if match:
            until = day_in(text[match.end() :], year) if kind == "held" else None
            return Said(kind, match.group(), match.start(), match.end(), until)
    return None


def point_outcome(text: str, year: int | None = None) -> Said:
    """How a numbered point was decided: by its first words, by its last ones, or as it was proposed.

    A point tells what is done ('de verordening in te trekken'), so words in the middle of it decide nothing.
    """
    for pattern in (LEADS, ABOUT_ITSELF, TAIL):
        match = pattern.match(text) if pattern is not TAIL else pattern.search(text)
        said = outcome_in(match["said"], year) if match else None
        if match and said:
            return Said(said.kind, match["said"].strip(" ."), match.start("said"), match.end("said"), said.until)
    return Said("as_proposed", "", 0, 0)


def title_outcome(text: str, year: int | None = None) -> tuple[Said | None, str]:
    """The outcome that stands behind a title on the same line, and the title without it."""
    match = re.search(rf"(?:[:→|]|\s[–—-]|[.])\s+(?P<said>{PAST}\b[^.:]{{0,80}})\.?$", text, re.IGNORECASE)
    said = outcome_in(match["said"], year) if match else None
    return (said, text[: match.start()]) if match and said else (None, text)


def day_in(text: str, year: int | None = None) -> date | None:
    """The first day that a text names; a day without a year gets the year of the list."""
    for one in find_expressions(text):
        if one.shape == "day" and (one.year or year):
            interval = one.meaning(one.year or year or 0)
            return interval.end if interval else None
    return None


def manner_in(text: str) -> str | None:
    return next((manner for manner, pattern in MANNERS if pattern.search(text)), None)


def disclosure_in(text: str, year: int | None = None) -> tuple[str | None, date | None]:
    """(public, later or secret; the day from which it is public) as far as the words say it."""
    if NOT_SECRET.search(text):
        return "public", None
    if LATER.search(text):
        return "later", day_in(text, year)
    if SECRET.search(text):
        return "secret", day_in(text, year)
    return ("public", None) if PUBLIC.search(text) else (None, None)
