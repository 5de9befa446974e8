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
ACTORS = (
    r"(?:het\s+college(?:\s+van\s+burgemeester\s+en\s+wethouders)?|de\s+gemeente(?:\s+[A-Z]\w+)?|de\s+inspecties?|"
    r"de\s+(?:gemeente)?raad|de\s+gemeenteraden|de\s+sector\s+[A-Z]\w+|de\s+afdeling\s+[A-Z]\w+|"
    r"de\s+portefeuillehouders?|de\s+wethouder|de\s+burgemeester|de\s+rekenkamer(?:commissie)?|"
    r"het\s+(?:algemeen|dagelijks)\s+bestuur|de\s+organisatie|veilig\s+thuis|(?:het|de)\s+sociaa?le?\s+wijkteams?|"
    r"(?:het|de)\s+wijkteams?|de\s+(?:\w+\s+){0,2}partners?|de\s+(?:\w+\s+)?ambtenaren|de\s+secretaris|de\s+griffier?|"
    r"de\s+provincie|het\s+rijk|de\s+jeugdhulpaanbieders?|het\s+presidium|de\s+commissie(?:\s+[A-Z]\w+)?)"
)
LIST_OF_ACTORS = re.compile(rf"{ACTORS}(?:(?:,\s*|\s+en\s+){ACTORS})*", re.IGNORECASE)
AGENT = re.compile(
    r"\bdoor\s+(?P<who>(?:de|het|een|onze|ons)\s+[\w-]+(?:\s+(?:[A-Z][\w-]*|van\s+[A-Z]\w+))*"
    r"(?:(?:,\s*|\s+en\s+)(?:de|het|onze)\s+(?:[\w-]+\s+){0,2}[\w-]+)*)",
)
WITH = re.compile(r"\bmet\s+(?P<who>(?:de\s+)?[a-z]+,\s*(?:de\s+)?[a-z]+\s+en\s+(?:de\s+)?[a-z]+)\b")
FIRST_PERSON = re.compile(r"\b(?:wij|we|ik)\b", re.IGNORECASE)
NOT_SUBJECT = re.compile(
    r"\b(?:aan|van|met|voor|naar|bij|tussen|over|door|volgens|namens|uit|onder|op\s+verzoek\s+van)\s+$", re.IGNORECASE
)
THINGS = re.compile(
    r"^(?:door\s+)?(?:de|het)\s+(?:ontwikkeling|wijze|inzet|gebrek|omvang|krapte|beleid|uitvoering)\b", re.IGNORECASE
)
LEAD = re.compile(
    r"^(?:daarnaast|tevens|ook|verder|daarom|daarbij|hierbij|tot slot|ten slotte|vervolgens|wel|dit betekent dat)\s+",
    re.IGNORECASE,
)


def owner_of(sentence: str, before: str, signer: str | None) -> tuple[str | None, bool]:
    """Who must do it, as named: the agent, the subject, the signer for 'wij'; (name, taken from the sentence before)."""
    agent = next((m for m in AGENT.finditer(sentence) if not THINGS.match(m.group())), None)
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
    if re.match(r"(?:dit|deze|die|dat|het|hij|zij)\b", sentence, re.IGNORECASE):
        return subject_in(before), True
    return None, False


def subject_in(sentence: str) -> str | None:
    for match in LIST_OF_ACTORS.finditer(sentence):
        if not NOT_SUBJECT.search(sentence[: match.start()]):
            return match.group().strip()
    return None


def what_of(sentence: str, terms: list[str]) -> str:
    """The deed in a few words: without the term, with the verb as an infinitive where it is known."""
    text = sentence
    for term in sorted(terms, key=len, reverse=True):
        text = re.sub(rf"\s*,?\s*\b(?:op|in|per|vanaf)?\s*{re.escape(term)}\b,?", " ", text, count=1)
    text = LEAD.sub("", re.sub(r"\s+", " ", text).strip(" .;:,-*"))
    text = AGENT.sub("", text) if PASSIVE.match(text) or INVERTED.match(text) else text
    text = as_deed(re.sub(r"\s+", " ", text).strip(" .;:,"))
    return shortened(text[:1].upper() + text[1:])


def as_deed(text: str) -> str:
    match = INVERTED.match(text)
    if match:
        return joined(match["middle"], infinitive(match["done"]), with_infinitives(match["rest"]))
    match = PASSIVE.match(text)
    if match:
        return joined(match["subject"], match["middle"], infinitive(match["done"]), with_infinitives(match["rest"]))
    modal = re.match(
        rf"(?:{ACTORS}|wij|we|ik)\s+(?:zal|zullen|gaat|gaan|moet|moeten|dient|dienen)\s+(?P<rest>.+)$",
        text,
        re.IGNORECASE,
    )
    if modal:
        return re.sub(r"\bte\s+(?=\w+en\b)", "", modal["rest"])
    return re.sub(r"\bte\s+(?=\w+en\b(?:\s+(?:op|aan|in|van|met|door|naar|over)\b|$))", "", text)


def infinitive(word: str) -> str:
    return PARTICIPLES[word.lower()]


def with_infinitives(text: str) -> str:
    return re.sub(r"\b(" + "|".join(PARTICIPLES) + r")\b", lambda m: infinitive(m.group()), text)


def joined(*parts: str) -> str:
    return re.sub(r"\s+", " ", " ".join(part.strip() for part in parts if part.strip()))


def shortened(text: str, words: int = 30) -> str:
    parts = text.split()
    return text if len(parts) <= words else " ".join(parts[:words]) + " …"
