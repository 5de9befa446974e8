"""The labels inside an item of a decision list, and the line that opens its decisions."""

import re
from dataclasses import dataclass

LABELS = (
    ("case", r"zaaknummer|zaaknr\.?|zaak(?:kenmerk)?|registratienummer|kenmerk|documentnummer|dossiernummer|"
             r"nummer (?:voorstel|zaak)|RIS[- ]?nummer"),
    ("holder", r"portefeuillehouder(?:s|\(s\))?|pfh\.?|verantwoordelijk (?:wethouder|portefeuillehouder)"),
    ("explanation", r"(?:openbare )?toelichting(?: (?:voor|bij) de (?:openbare )?besluitenlijst)?|"
                    r"(?:openbare )?samenvatting|publiekssamenvatting|kern(?:boodschap)?"),
    ("proposed", r"voorgesteld(?:e)? besluit(?:en)?|voorstel|advies|gevraagd besluit|beslispunten"),
    ("openness", r"openbaar(?:heid)?|geheimhouding|openbaar of geheim"),
    ("title", r"onderwerp|titel|omschrijving"),
    ("decision", r"(?:genomen )?besluit(?:en)?(?: (?:van )?(?:het )?(?:college|raad|B&W))?|beslissing|uitkomst|uitslag|"
                 r"afdoening|besloten|collegebesluit|resultaat"),
    ("ignored", r"aanwezig(?:en)?|afwezig|bijlagen?|stemming|voor|tegen|vervolg|contactpersoon|steller|"
                r"toezegging(?:en)?"),
)  # fmt: skip
LABEL = re.compile("|".join(f"(?P<{key}>{words})" for key, words in LABELS), re.IGNORECASE)
WHO = (
    r"(?:het college(?: van (?:burgemeester en wethouders|b&w))?|(?:de )?burgemeester en wethouders|b(?:&|en )w|"
    r"(?:de|het) (?:gemeente)?raad|de commissie|de ministerraad|de raad|gedeputeerde staten|"
    r"het (?:algemeen|dagelijks) bestuur|de burgemeester|de vergadering|de portefeuillehouder|de wethouder)"
)
OPENER = re.compile(
    rf"(?:{WHO}\b[^.:]{{0,90}}\b)?(?:besluit(?:en)?|besloten|beslist)\b[^.:]{{0,90}}:$", re.IGNORECASE
)  # fmt: skip
DECIDES = re.compile(
    rf"{WHO}\b[^.]{{0,60}}?\b(?:besluit|besluiten|heeft besloten|hebben besloten|stemt|stemmen|stelt|stellen|neemt|"
    r"nemen|houdt|houden|gaat akkoord|verleent|benoemt|bekrachtigt|trekt|wijst|verwerpt|is akkoord|"
    r"(?:heeft|hebben)\b[^.]{0,80}\b(?:kennis ?genomen|ingestemd|vastgesteld|aangenomen|aangehouden|verworpen|"
    r"ingetrokken))\b",
    re.IGNORECASE,
)
RESOLVES = re.compile(r"\bbesl(?:uit|uiten|oten)\b", re.IGNORECASE)
IS_DECIDED = re.compile(
    r"(?:het|de) (?:agenda(?:punt)?|besluitenlijst|verslag|notulen|\w*voorstel|brief|nota|stuk(?:ken)?|punt)\b"
    r"[^.]{0,90}"
    r"\b(?:wordt|worden|is|zijn)\b[^.]{0,60}\b(?:vastgesteld|aangenomen|aangehouden|ingetrokken|verworpen|bekrachtigd|"
    r"doorgeschoven|verdaagd|conform)\b",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s+\|\s+|\s{3,}")


@dataclass(frozen=True)
class Labelled:
    """A label at the start of a text: its key, and where its value begins; an empty value stands in what follows."""

    key: str
    start: int
    value: str


def label_at(text: str) -> Labelled | None:
    """The label that a text begins with: before a colon, before a value on its line, or on a line of its own."""
    match = LABEL.match(text)
    if not match or not text[:1].isupper():
        return None
    rest = text[match.end() :]
    key = match.lastgroup or ""
    if not rest.strip():
        return Labelled(key, len(text), "")
    colon = re.match(r"\s*:\s*", rest)
    if colon:
        return Labelled(key, match.end() + colon.end(), rest[colon.end() :])
    space = re.match(r"\s+(?=[A-Z\d“‘\"]|(?:wethouder|burgemeester|locoburgemeester|gedeputeerde|minister)\b)", rest)
    if space and key not in ("ignored", "proposed"):
        return Labelled(key, match.end() + space.end(), rest[space.end() :])
    return None
