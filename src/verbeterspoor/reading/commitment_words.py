"""The words by which a sentence undertakes, orders or expects something by or at a time."""

import re

FLAGS = re.IGNORECASE

# Terms without a day.
OPEN_TERM = re.compile(
    r"\bzo\s+(?:spoedig|snel)\s+mogelijk\b|\bbinnen\s+(?:een|de|het)\s+(?:\w+\s+)?(?:vast)?(?:gestelde|afgesproken)\s+termijn|"
    r"\b(?:kort|direct|meteen|zo\s+snel\s+mogelijk)\s+na\b|\b(?:het|de|in\s+de)\s+komende?\s+(?:\w+\s+)?"
    r"(?:dagen|weken|maanden|jaar|jaren|periode|kwartaal)\b|\bkomende\s+(?:maanden|weken|periode)\b|\bvolgend\s+jaar\b|"
    r"\bin\s+het\s+(?:tussenliggende|volgende)\s+jaar\b|\bzodra\b|\bna\s+(?:vaststelling|besluitvorming|afronding|"
    r"instemming|goedkeuring)\b|\bin\s+de(?:\s+eerst)?\s*volgende\s+(?:voortgangs)?(?:rapportage|vergadering|monitor)|"
    r"\bhalverwege\s+de\s+looptijd\b|\bop\s+korte\s+termijn\b|\bbinnenkort\b|\b(?:later\s+)?dit\s+(?:na|voor)?jaar\b|"
    r"\b(?:aan\s+het\s+)?eind\s+van\s+(?:dit|het)\s+(?:jaar|kwartaal)\b|\bdie\s+dag\b",
    FLAGS,
)
RECURRING = re.compile(r"\b(?:jaarlijks|(?:ieder|elk)e?\s+(?:kwartaal|half\s?jaar|jaar|maand)|per\s+kwartaal)\b", FLAGS)
REPORTING = re.compile(
    r"\b(?:informe|rapporte|stu(?:ur|ren)|laten?\b.*\bweten|overzicht|bespre|evalue|monitor|nagelopen)\w*", FLAGS
)

WILL = re.compile(
    r"\b(?:zal|zullen|zou|zouden|gaat|gaan|moet|moeten|dient|dienen|verwacht(?:en|ing)?|verwacht|zegt\b.*\btoe|zeggen\b.*\btoe|"
    r"streven|streeft|verzoek\s+is|verzoekt|verzoeken|vraagt|vragen|blijft|blijven|plaatsvinden|vindt\b.*\bplaats|"
    r"draag\b.*\bop|kan\s+worden|kunnen\s+worden|afgesproken|graag)\b",
    FLAGS,
)
FUTURE = re.compile(r"\b(?:zal|zullen|gaat|gaan|moet|moeten)\b", FLAGS)
CLAUSE = re.compile(r",|;|\b(?:dat|zodra|omdat|waardoor|waarin|hoe|terwijl|nadat|voordat)\b", FLAGS)
PASSIVE = re.compile(
    r"\b(?:wordt|worden)\b.*\b(?:\w*ge\w+(?:d|t|en)|(?:be|ver|her|ont|er)\w+(?:d|t|en))\b|"
    r"\b(?:\w*ge\w+(?:d|t|en)|(?:be|ver|her|ont)\w+(?:d|t))\s+(?:wordt|worden)\b",
    FLAGS,
)
ACTION = re.compile(
    r"\b(?:lever|stuur|stur|deel|delen|nodig|licht|ontvang|maak|maken|geef|geven|start|begin|kom\b|komen\b|komt\b|bespre|"
    r"organise|plaats|publice|presente|informe|rapporte|evalue|stel|voer|werk|laat|laten|leg|bied|zorg|bekijk|verwerk|"
    r"neem|nemen|bezoek|controle|onderzoek|wijs|wijz|schrijf|schrijv|vraag|kijk)\w*",
    FLAGS,
)
TO_DO = re.compile(r"(?:\bte\s+\w+en\b|\b\w{2,}(?:te|toe)\s?\w*en\b)", FLAGS)
PAST = re.compile(
    r"\b(?:heeft|hebben|had|hadden|werd|werden|was|waren|startte|begon|verscheen|vertelde|deed|bezocht|kwam|kwamen|stond|"
    r"zag|sprak|las|vroeg|gaf|bleek)\b|\b(?:is|zijn)\b.*\b(?:\w*ge\w+(?:d|t|en)|(?:be|ver|her|ont)\w+(?:d|t|en))\b",
    FLAGS,
)
ENDS_BY_ITSELF = re.compile(r"\b(?:loopt|lopen|aflopen|afloopt|eindigt|eindigen|vervalt|vervallen|verschijnt)\b", FLAGS)
HAPPENS = re.compile(r"\b(?:is|komt|volgt)\s+er\b|\ber\s+(?:een|komt|volgt)\b", FLAGS)
MAYBE = re.compile(r"^(?:als|indien|wanneer)\b", FLAGS)
US = re.compile(r"\b(?:wij|we|ik)\b", FLAGS)
