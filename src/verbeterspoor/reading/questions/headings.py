"""Which lines are the headings of the document's own sections?"""

import re
from dataclasses import dataclass

from verbeterspoor.reading import rows
from verbeterspoor.reading.answers import Heading
from verbeterspoor.reading.flow import Block, Flow

# Section names of Dutch governance templates; a template that is added brings its names here.
KNOWN = re.compile(
    r"(?:toelichting(?: voor de openbare besluitenlijst)?|voorgesteld(?:e)? besluit(?:en)?|beslispunten|voorstel|"
    r"te beslissen|voorstel te beslissen|afstemming|besluit|"
    r"korte samenvatting(?: onderwerp)?|inleiding|"
    r"aanleiding|achtergrond|samenvatting|beoogd(?:e)? (?:effect|resultaat)(?:en)?|"
    r"argument(?:en|atie)(?: voor| tegen)?|kanttekeningen|risico['’]?s|alternatieven|kosten, opbrengsten.*|"
    r"financi[eë]n|financi[eë]le (?:gevolgen|paragraaf|aspecten|consequenties)|dekking|uitvoering|vervolg|"
    r"uitvoering (?:of|en) vervolgstappen|vervolgstappen|planning|bijlagen?|procesinformatie|intern overleg|"
    r"afstemming met (?:de )?portefeuillehouder|[GDM]M?T[- ]advies|communicatie(?: over het besluit)?|participatie|"
    r"kernboodschap|gevolgen|geheimhouding|evaluatie|conclusies?|hoofdconclusies?|"
    r"aanbevelingen?(?: (?:voor|aan) .{3,50})?|bevindingen|"
    r"(?:goede voorbeelden|verbeterpunten)(?: (?:voor|aan|van|bij) .{3,50})?|"
    r"sterke punten|aandachtspunten|(?:bestuurlijke )?reactie(?: van het)? college|"
    r"nawoord(?: van de)?(?: rekenkamer(?:commissie)?)?|besluitvorming|leeswijzer|onderzoeksvragen?|aanpak|colofon|"
    r"juridische (?:aspecten|gevolgen)|duurzaamheid|inhoud|voorwoord|werkwijze|kennisnemen van|kader|context)",
    re.IGNORECASE,
)  # fmt: skip
LABELLED = re.compile(
    r"(?:hoofdconclusie|deelconclusie|conclusie|aanbeveling|verbeterpunt|goed voorbeeld|goede praktijk|bijlage|"
    r"hoofdstuk|deel|bevinding)\s*(?:\d{1,2}|[A-Z])?\s*[:.–-]?(?:\s|$)",
    re.IGNORECASE,
)
WITH_COLON = re.compile(r"\w+(?:\s+\w+)?\s*(?:\d{1,2}\s*[:.]|:)\s")
SUBORDINATE = re.compile(
    r"intern overleg|afstemming met.*|[GDM]M?T[- ]advies|communicatie over het besluit", re.IGNORECASE
)
ADOPTION = re.compile(r"(?:de raad|het college|gezien|gelet|overwegende|aldus|besluit)\b", re.IGNORECASE)
NOT_A_HEADING = re.compile(
    r"geachte\b|hoogachtend|met vriendelijke groet|\*?aldus\b|de griffier|de voorzitter|de secretaris|namens\b|"
    r"het college van burgemeester en wethouders|gezien\b|gelet\b|overwegende\b|constaterende\b|van mening\b|"
    r"verzoekt\b|draagt\b|de raad van\b|besluit\s*:|tabel\b|figuur\b|bron\s*:|segment \d|gericht aan\b|indiener\b|"
    r"dit is een voorbeeld",
    re.IGNORECASE,
)
PROSE_END = re.compile(r"[.!?:][\"'”’)]*$")
NOTHING = re.compile(r"(?:n\.?\s?v\.?\s?t\.?|niet van toepassing|geen|nee|ja)\.?$", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """A heading with the blocks up to the next heading."""

    heading: Block
    name: str
    blocks: tuple[Block, ...]


def heading_blocks(flow: Flow, header: frozenset[int] = frozenset()) -> list[tuple[Block, str, float]]:
    """The blocks that are headings, with the rule that said so; `header` holds the starts of header blocks."""
    blocks = flow.blocks
    found = []
    for k, block in enumerate(blocks):
        if block.start in header:
            continue
        after = next((b for b in blocks[k + 1 : k + 4] if not same_row(block, b)), None)
        before = blocks[k - 1] if k else None
        if block.lines[0].cell or (after and in_table(blocks, k) and in_table(blocks, blocks.index(after, k))):
            continue
        if in_table(blocks, k) and not re.search(r"[^\W\d_]{3}", blocks[k + 1].text):
            continue
        verdict = judge(flow, block, before, after)
        if verdict:
            found.append((block, *verdict))
    return without_lists(found, blocks)


def same_row(a: Block, b: Block) -> bool:
    """Are these two cells of one row of a table?"""
    return rows.beside(a.lines[0], b.lines[0])


def in_table(blocks: tuple[Block, ...], k: int) -> bool:
    return k + 1 < len(blocks) and same_row(blocks[k], blocks[k + 1])


def judge(flow: Flow, block: Block, before: Block | None, after: Block | None) -> tuple[str, float] | None:
    words = block.body.split()
    if not words or len(words) > 45 or len(block.lines) > 4 or NOT_A_HEADING.match(block.body):
        return None
    if not re.search(r"[^\W\d_]{2}", block.body) or (
        block.marker[0] and not (after and is_prose(after) and not after.marker[0])
    ):
        return None
    if re.match(r"[A-Z](?:\.\d+)?\s+[A-Z]", block.text):
        return None
    name = block.body.rstrip(" :.")
    if KNOWN.fullmatch(name) and len(words) <= 9 and not block.text.endswith((".", ",")):
        return "headings.known-name", 0.95
    typographic = by_type(flow, block, words, after)
    if typographic:
        return typographic
    if flow.plain and after and LABELLED.match(block.text) and WITH_COLON.match(block.text):
        return "headings.labelled", 0.8
    return by_isolation(flow, block, words, before, after)


def by_type(flow: Flow, block: Block, words: list[str], after: Block | None) -> tuple[str, float] | None:
    """Bigger, bold or italic letters on a line of its own."""
    if flow.plain or after is None:
        return None
    bigger = block.size > 1.08 * flow.metrics.body_size
    told = len(words) > 1 or is_prose(after)
    if bigger and told and block.size < 3 * flow.metrics.body_size and (block.number or not block.body[:1].islower()):
        return "headings.bigger-letters", 0.9
    same_size = abs(block.size - flow.metrics.body_size) <= 0.08 * flow.metrics.body_size
    ends = block.text.endswith((".", ";", ","))
    if (
        block.bold
        and same_size
        and len(words) <= 25
        and not (ends and len(words) > 9)
        and style_of(after) != style_of(block)
    ):
        return "headings.bold-line", 0.85
    if block.italic and same_size and len(words) <= 20 and not after.italic and is_prose(after) and not block.number:
        return "headings.italic-line", 0.75
    return None


def by_isolation(flow: Flow, block: Block, words, before, after) -> tuple[str, float] | None:
    """A short line without a full stop, set apart above, with running text below."""
    if after is None or before is None or len(words) > 14 or len(block.lines) > 2 or not block.body[:1].isupper():
        return None
    if re.search(r"[.;,!]$", block.text) and not (block.marker[0] and block.text.endswith(";")):
        return None
    if re.search(r"^(?:het|de) .*:$|@|https?:", block.text, re.IGNORECASE) or (
        after.marker[0] and block.text.endswith(":")
    ):
        return None
    numbered = bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*", block.number))
    apart = block.gap >= 1.4 or block.page != before.page or flow.plain
    followed = is_prose(after) or (numbered and bool(after.number))
    if not apart or not followed or (block.text.endswith(":") and len(words) > 6):
        return None
    if block.text.endswith("?") and not flow.plain:
        return None
    if numbered:
        return "headings.numbered-line", 0.85
    if block.number:
        return None
    return "headings.line-apart", 0.7


def is_prose(block: Block) -> bool:
    """Running text: a sentence of some length, or the 'not applicable' of a form."""
    text = block.body
    if NOTHING.match(text.strip()):
        return True
    return len(text) >= 40 and len(text.split()) >= 6 and (PROSE_END.search(text) is not None or len(block.lines) > 1)


def without_lists(found, blocks):
    """Numbered lines that follow each other without text between them are a list, not headings."""
    place = {block.start: k for k, block in enumerate(blocks)}
    kept = []
    for one in found:
        block, rule = one[0], one[1]
        if rule == "headings.numbered-line":
            k = place[block.start]
            near = [blocks[j] for j in (k - 1, k + 1) if 0 <= j < len(blocks)]
            if any(is_neighbour_in_list(block, other) for other in near):
                continue
        kept.append(one)
    return kept


def is_neighbour_in_list(block: Block, other: Block) -> bool:
    """A short line with another number of the same depth, right above or below."""
    return bool(other.number) and depth_of(other) == depth_of(block) and not is_prose(other)


def answer_headings(flow: Flow, found) -> list[Heading]:
    styles = sorted({style_of(block) for block, _, _ in found if not depth_of(block)}, reverse=True)
    answers = []
    numbered_depth = max((depth_of(block) for block, _, _ in found), default=0)
    for block, rule, certainty in found:
        level = depth_of(block)
        if not level:
            rank = styles.index(style_of(block)) if not flow.plain else 0
            level = 1 + rank + (1 if numbered_depth and rank else 0)
            level = 2 if flow.plain and SUBORDINATE.fullmatch(block.text.rstrip(" :")) else level
        answers.append(
            Heading(
                flow.quote_block(block), rule, certainty, min(level, 6), block.body if block.marker[0] else block.text
            )
        )
    return answers


def style_of(block: Block) -> tuple:
    return (round(block.size, 1), block.bold, not block.italic)


def depth_of(block: Block) -> int:
    return block.number.count(".") + 1 if re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*", block.number) else 0


def sections(flow: Flow, found) -> list[Section]:
    starts = {block.start for block, _, _ in found}
    result: list[Section] = []
    current: Block | None = None
    inside: list[Block] = []
    for block in flow.blocks:
        if block.start in starts:
            if current:
                result.append(Section(current, current.body.rstrip(" :"), tuple(inside)))
            current, inside = block, []
        else:
            inside.append(block)
    if current:
        result.append(Section(current, current.body.rstrip(" :"), tuple(inside)))
    return result
