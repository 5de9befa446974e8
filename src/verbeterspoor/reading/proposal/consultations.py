"""Who was heard about a proposal: 'besproken met', advice of a management team, agreement of a portfolio holder."""

import re

from verbeterspoor.reading.flow import Block, Flow
from verbeterspoor.reading.questions.about import first_day
from verbeterspoor.reading.questions.headings import NOTHING, Section
from verbeterspoor.reading.sentences import sentence_spans

from .answers import ReadConsultation

SECTION = re.compile(
    r"(?:intern|extern|voor)?\s?overleg.*|afstemming.*|(?P<team>[A-Z]{2,4})[- ]advies|advies(?: van)?\s.*|"
    r"consultatie.*|draagvlak.*|participatie.*|instemming.*|medezeggenschap.*",
    re.IGNORECASE,
)
HOLDER = re.compile(r"portefeuillehouder", re.IGNORECASE)
AGREED = re.compile(
    r"\bakkoord\b|\bstem(?:t|men|de|den)\b.{0,60}\bin\b|\bingestemd\b|\binstemming\b|\bkan (?:zich )?vinden\b",
    re.IGNORECASE,
)
ADVISED = re.compile(r"\b(?:advies|adviseert|adviseerde|geadviseerd|adviseren)\b", re.IGNORECASE)
MET = re.compile(
    r"^(?P<about>.*?)\b(?:is|zijn|werd|werden|heeft|hebben|hebbend)\b\s*(?P<middle>[^,;]{0,70}?)"
    r"\b(?:besproken|afgestemd|doorgenomen|doorgesproken|overlegd|gedeeld|kortgesloten|overleg gevoerd|"
    r"overleg geweest)\s+(?P<prep>met|in)\s+(?P<who>[^.;]+?)(?=\s+en\s+(?:zij|hij|deze|die|is|dit)\b|,|$|\.)",
    re.IGNORECASE,
)
MET_EARLIER = re.compile(  # 'dat is met de inspectie besproken'
    r"^(?P<about>.*?)\b(?:is|zijn|werd|werden|heeft|hebben)\b(?P<middle>[^,;]{0,40}?)\bmet\s+(?P<who>[^,.;]{3,90}?)\s+"
    r"(?:besproken|afgestemd|doorgenomen|overlegd|gedeeld)\b",
    re.IGNORECASE,
)
HEARD = re.compile(r"(?P<about>)(?:besproken|afgestemd|overlegd?)\s+met\s*:?\s+(?P<who>.+)", re.IGNORECASE)
LAID_BEFORE = re.compile(
    r"^(?P<about>.*?)\b(?:is|zijn|werd|werden)\b\s*(?P<middle>[^,;]{0,60}?)\bvoorgelegd\s+aan\s+"
    r"(?P<who>[^.;]+?)(?=\s+en\s+(?:zij|hij|deze|die|is)\b|,|$|\.)",
    re.IGNORECASE,
)
ACTOR = re.compile(r"^(?P<who>(?:De|Het|Ons|Onze)\s+.+?)\s+(?:heeft|hebben|is|zijn|stemt|stemmen|adviseert|gaat)\b")
READ = re.compile(r"\bheeft\s+(?P<about>.+?)\s+gelezen\b", re.IGNORECASE)
EN_MET = re.compile(r"\ben met\b")
MOST = 40


def find_consultations(flow: Flow, sections: list[Section]) -> list[ReadConsultation]:
    """One consultation per sentence that tells of one, and per section that asks for one and says it does not apply."""
    found: list[ReadConsultation] = []
    for section in sections:
        asked = SECTION.fullmatch(section.name)
        for block in section.blocks:
            if asked and NOTHING.match(block.text):
                found.append(nothing(flow, block, section, asked))
                continue
            for start, end in sentence_spans(block.text) if len(found) < MOST else ():
                one = consultation(flow, block, start, end, section if asked else None)
                if one:
                    found.append(one)
    return found


def nothing(flow: Flow, block: Block, section: Section, asked: re.Match) -> ReadConsultation:
    quote = flow.quote_block(block)
    kind = "advice" if asked["team"] or ADVISED.search(section.name) else "discussed"
    return ReadConsultation(
        quote, "consultations.not-applicable", 0.9, kind, whom_of(section.name), None, block.text, None, True
    )


def whom_of(heading: str) -> str:
    """With whom a heading says it is: 'Afstemming met portefeuillehouder' gives portefeuillehouder."""
    match = re.match(r"(?:afstemming|overleg)\s+met\s+(?P<a>.+)|advies\s+(?:van\s+)?(?P<b>.+)|(?P<c>.+?)[- ]advies$",
                     heading, re.IGNORECASE)  # fmt: skip
    return next((part for part in match.groups() if part), heading) if match else heading


def consultation(flow: Flow, block: Block, start: int, end: int, section: Section | None) -> ReadConsultation | None:
    sentence = block.text[start:end].strip()
    told = MET.match(sentence) or MET_EARLIER.match(sentence) or LAID_BEFORE.match(sentence)
    told = told or HEARD.fullmatch(sentence)
    agreed = bool(AGREED.search(sentence))
    if told:
        who, about, certainty = told["who"], told["about"], 0.9
        if told.re is MET and told["prep"].lower() == "in" and section is None:
            return None
    elif section and (agreed or ADVISED.search(sentence)) and (actor := ACTOR.match(sentence)):
        read = READ.search(sentence)
        who, about, certainty = actor["who"], read["about"] if read else "", 0.75
    else:
        return None
    kind = "agreement" if agreed else "advice" if ADVISED.search(sentence) else "discussed"
    quote = flow.quote(block.start + start, block.start + end)
    return ReadConsultation(
        quote, "consultations.sentence", certainty, kind, EN_MET.sub("en", " ".join(who.split())).strip(" ,."),
        " ".join(about.split()).strip(" ,.") or None, sentence, first_day(sentence),
    )  # fmt: skip
