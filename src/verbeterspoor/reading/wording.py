"""Say a commitment briefly, and name who must do it."""

import re

# Participles of council papers with their infinitive; an unknown one leaves the sentence as it is.
PARTICIPLES = {
    "opgesteld": "opstellen", "gedeeld": "delen", "uitgevoerd": "uitvoeren", "opgeleverd": "opleveren",
    "gepresenteerd": "presenteren", "gepubliceerd": "publiceren", "geïnformeerd": "informeren",
    "gemaakt": "maken", "onderzocht": "onderzoeken", "afgedaan": "afdoen", "doorgevoerd": "doorvoeren",
    "uitgenodigd": "uitnodigen", "vastgesteld": "vaststellen", "geëvalueerd": "evalueren", "besproken": "bespreken",
    "aangeboden": "aanbieden", "gestuurd": "sturen", "toegestuurd": "toesturen", "toegezonden": "toezenden",
    "verzonden": "verzenden", "gestart": "starten", "begonnen": "beginnen", "afgerond": "afronden",
    "georganiseerd": "organiseren", "uitgewerkt": "uitwerken", "geactualiseerd": "actualiseren",
    "aangepast": "aanpassen", "ingericht": "inrichten", "ingevoerd": "invoeren", "voorgelegd": "voorleggen",
    "gerapporteerd": "rapporteren", "teruggemeld": "terugmelden", "geplaatst": "plaatsen", "verwerkt": "verwerken",
    "vastgelegd": "vastleggen", "toegelicht": "toelichten", "verwacht": "verwachten", "betrokken": "betrekken",
    "beschreven": "beschrijven", "gevraagd": "vragen", "behandeld": "behandelen", "voortgezet": "voortzetten",
    "herzien": "herzien", "getroffen": "treffen", "genomen": "nemen", "ondertekend": "ondertekenen",
}  # fmt: skip
PASSIVE = re.compile(
    r"^(?P<subject>.+?)\s+(?:wordt|worden)\s+(?P<middle>.*?)\b(?P<done>" + "|".join(PARTICIPLES) + r")\b(?P<rest>.*)$",
    re.IGNORECASE,
)
INVERTED = re.compile(
    r"^(?:wordt|worden)\s+(?:er\s+)?(?P<middle>.*?)\b(?P<done>" + "|".join(PARTICIPLES) + r")\b(?P<rest>.*)$",
    re.IGNORECASE,
)
NAME = r"(?-i:[A-Z][\w-]+(?:\s(?:aan\sden\s)?[A-Z][\w-]+)?)"
ACTORS = (
    rf"(?:het\s+college(?:\s+van\s+burgemeester\s+en\s+wethouders)?|de\s+gemeente(?:\s+{NAME})?|de\s+inspecties?|"
    rf"de\s+(?:gemeente)?raad|de\s+gemeenteraden|de\s+(?:sector|afdeling|commissie)\s+{NAME}|"
    r"de\s+portefeuillehouders?|de\s+wethouder|de\s+burgemeester|de\s+rekenkamer(?:commissie)?|"
    r"het\s+(?:algemeen|dagelijks)\s+bestuur|de\s+organisatie|veilig\s+thuis|(?:het|de)\s+sociaa?le?\s+wijkteams?|"
    r"(?:het|de)\s+wijkteams?|de\s+(?:\w+\s+){0,2}partners?|de\s+(?:\w+\s+)?ambtenaren|de\s+secretaris|de\s+griffier?|"
    r"de\s+provincie|het\s+rijk|de\s+jeugdhulpaanbieders?|het\s+presidium)\b"
)
LIST_OF_ACTORS = re.compile(rf"\b{ACTORS}(?:(?:,\s*|\s+en\s+){ACTORS})*", re.IGNORECASE)
AGENT = re.compile(
    rf"\bdoor\s+(?P<who>(?:de|het|een|onze|ons)\s+[\w-]+(?:\s+{NAME}|\s+van\s+{NAME})*"
    r"(?:(?:,\s*|\s+en\s+)(?:de|het|onze)\s+(?:(?!en\b)\w+en?\s+){0,2}(?!en\b)[\w-]+)*)",
)
ASKED = re.compile(rf"\b(?:vraagt|vragen|verzoekt|verzoeken|draagt|draag)\s+(?P<who>{ACTORS})", re.IGNORECASE)
POINTS_BACK = re.compile(r"(?:dit|deze|die)\s+(?!betekent|geldt|is)\w{4,}|(?:hij|zij)\b", re.IGNORECASE)
WITH = re.compile(r"\bmet\s+(?P<who>(?:de\s+)?[a-z]+,\s*(?:de\s+)?[a-z]+\s+en\s+(?:de\s+)?[a-z]+)\b")
FIRST_PERSON = re.compile(r"\b(?:wij|we|ik)\b", re.IGNORECASE)
NOT_SUBJECT = re.compile(
    r"\b(?:aan|van|met|voor|naar|bij|tussen|over|door|volgens|namens|uit|onder|op\s+verzoek\s+van)\s+$", re.IGNORECASE
)
THINGS = re.compile(
    r"^(?:door\s+)?(?:de|het)\s+(?:ontwikkeling|wijze|inzet|gebrek|omvang|krapte|beleid|uitvoering)\b", re.IGNORECASE
)
ORDER = re.compile(
    r"^(?:draagt?|verzoekt?)\s+(?:het|de)\s+\w+\s+(?:op\s+)?(?:om\s+)?|^het\s+college\s+op\s+te\s+dragen\s+",
    re.IGNORECASE,
)
MODAL = re.compile(r"\b(?:zal|zullen|zou|moet|moeten|kan|kunnen|dient|dienen|mag|mogen)\b", re.IGNORECASE)
FINITE = re.compile(
    r"\b(?:is|zijn|wordt|worden|heeft|hebben|zal|zullen|zou|moet|moeten|kan|kunnen|gaat|gaan|vraagt|verwacht(?:en)?|stelt|om)\b",
    re.IGNORECASE,
)
VERB_FIRST = re.compile(
    r"(?:is|zijn|wordt|worden|zal|zullen|gaat|gaan|moet|moeten|kan|kom|komt|komen|blijft|kijk(?:t|en)|stel(?:t|len)|"
    r"\w+(?:t|en)\s+(?:wij|we|ik|de|het|partners))\b",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:daarnaast|tevens|ook|verder|daarom|daarbij|hierbij|tot slot|ten slotte|vervolgens|wel|dit betekent dat)\s+",
    re.IGNORECASE,
)


def owner_of(sentence: str, before: str, signer: str | None) -> tuple[str | None, bool]:
    """Who must do it, as named, and whether that stood in the sentence before: agent, subject, or signer for wij."""
    asked = ASKED.search(sentence)
    if asked:
        return asked["who"].strip(), False
    agents = [match for match in AGENT.finditer(sentence) if not THINGS.match(match.group())]
    agent = agents[-1] if agents else None
    if agent:
        return agent["who"].strip(), False
    together = WITH.search(sentence)
    if together and re.search(r"\bis\s+er\b", sentence):
        return together["who"], False
    if FIRST_PERSON.search(sentence):
        return signer, False
    named = subject_in(sentence)
    if named:
        return named, False
    if POINTS_BACK.match(sentence):
        return subject_in(before), True
    return None, False


def subject_in(sentence: str) -> str | None:
    for match in LIST_OF_ACTORS.finditer(sentence):
        if not NOT_SUBJECT.search(sentence[: match.start()]):
            return match.group().strip()
    return None


def what_of(sentence: str, terms: list[str]) -> str:
    """The deed in a few words: without the term, with the verb as an infinitive where it is known."""
    whole = LEAD.sub("", ORDER.sub("", sentence)).strip(" .;:,-*")
    text = whole
    for term in sorted(terms, key=len, reverse=True):
        if not re.search(rf"\bvan\s+{re.escape(term)}", text):
            before = r"\s*,?\s*(?:\b(?:op|in|per|vanaf)\s+(?:(?:het|de)\s+)?)?"
            text = re.sub(rf"{before}(?<!\w){re.escape(term)}(?!\w),?", " ", text, count=1)
    text = tidy(text)
    deed = as_deed(tidy(AGENT.sub("", text)) if is_passive(text) else text)
    if VERB_FIRST.match(deed):
        deed = whole
    return shortened(deed[:1].upper() + deed[1:])


def tidy(text: str) -> str:
    return re.sub(r"\s+([,;])", r"\1", re.sub(r"\s+", " ", text)).strip(" .;:,-*")


def is_passive(text: str) -> bool:
    return bool(not MODAL.search(text) and (PASSIVE.match(text) or INVERTED.match(text)))


def as_deed(text: str) -> str:
    """'X wordt gedeeld' becomes 'X delen', 'het college zal X doen' becomes 'X doen', 'X te doen' becomes 'X doen'."""
    if is_passive(text):
        match = INVERTED.match(text) or PASSIVE.match(text)
        if match:
            subject = match.groupdict().get("subject") or ""
            return joined(subject, match["middle"], infinitive(match["done"]), with_infinitives(match["rest"]))
    there_is = re.match(r"(?:is|komt|volgt)\s+er\s+(?P<rest>.+)$", text, re.IGNORECASE)
    if there_is:
        return there_is["rest"]
    modal = re.match(
        rf"(?:{ACTORS}|wij|we|ik)\s+(?:zal|zullen|gaat|gaan|moet|moeten)\s+(?P<rest>.+)$", text, re.IGNORECASE
    )
    if modal:
        return modal["rest"]
    if FINITE.search(text):
        return text
    return re.sub(r"\bte\s+(?=\w+en\b(?:\s+(?:op|aan|in|van|met|door|naar|over)\b|$))", "", text)


def infinitive(word: str) -> str:
    return PARTICIPLES[word.lower()]


def with_infinitives(text: str) -> str:
    if FINITE.search(text):
        return text
    return re.sub(r"\b(" + "|".join(PARTICIPLES) + r")\b", lambda m: infinitive(m.group()), text)


def joined(*parts: str) -> str:
    return re.sub(r"\s+", " ", " ".join(part.strip() for part in parts if part.strip()))


def shortened(text: str, words: int = 30) -> str:
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + " …"
