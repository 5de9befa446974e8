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
    r"\b(?:aan\s+het\s+)?eind\s+van\s+(?:dit|het)\s+(?:jaar|kwartaal)\b|\bdie\s+dag\b|\b(?:voor|tegen|aan)\s+(?:het\s+)?einde?\s+van\s+(?:dit|het|de)\s+\w+|\bin\s+de\s+loop\s+van\s+(?:het|dit)\s+jaar\b|"
    r"\b(?:een|het|dit)\s+jaar\s+lang\b|\been\s+termijn\s+waarbinnen\b",
    FLAGS,
)
RECURRING = re.compile(r"\b(?:jaarlijks|(?:ieder|elk)e?\s+(?:kwartaal|half\s?jaar|jaar|maand)|per\s+kwartaal)\b", FLAGS)
REPORTING = re.compile(
    r"\b(?:informe|rapporte|stu(?:ur|ren)|la(?:a?t|ten)\b.*\bweten|overzicht|bespre|evalue|monitor|nagelopen)\w*", FLAGS
)

WILL = re.compile(
    r"\b(?:zal|zullen|zou|zouden|gaat|gaan|moet|moeten|dient|dienen|verwacht(?:en|ing)?|verwacht|zegt\b.*\btoe|zeggen\b.*\btoe|"
    r"streven|streeft|verzoek\s+is|verzoekt|verzoeken|vraagt|vragen|blijft|blijven|plaatsvinden|vindt\b.*\bplaats|"
    r"draag\b.*\bop|kan\s+worden|kunnen\s+worden|afgesproken|graag)\b",
    FLAGS,
)
FUTURE = re.compile(r"\b(?:zal|zullen|gaat|gaan|moet|moeten)\b", FLAGS)
CLAUSE = re.compile(r"[,;:(]|\b(?:dat|zodra|omdat|waardoor|waarin|hoe|terwijl|nadat|voordat|wat|wie|waar|als)\b", FLAGS)
APART = (
    "(?:op|uit|toe|aan|af|mee|terug|voor|in|bij|door|vast|over|na|weg|samen|plaats|bekend|voort|mede|tegen|rond|klaar)"
)
PARTICIPLE = rf"(?:{APART}?ge\w{{2,}}(?:d|t|en)|(?:be|ver|her|ont)\w+(?:d|t|en))\b"
PASSIVE = re.compile(rf"\b(?:wordt|worden)\b.*\b{PARTICIPLE}|\b{PARTICIPLE}\s+(?:wordt|worden)\b", FLAGS)
ACTION = re.compile(
    rf"\b{APART}?(?:levert|leveren|stuurt|sturen|deelt|delen|nodigt|nodigen|licht|lichten|ontvangt|ontvangen|maakt|maken|"
    r"geeft|geven|start|starten|begint|beginnen|kom|komt|komen|bespreekt|bespreken|organiseert|organiseren|plaatst|plaatsen|"
    r"publiceert|publiceren|presenteert|presenteren|informeert|informeren|rapporteert|rapporteren|evalueert|evalueren|"
    r"stelt|stellen|voert|voeren|werkt|werken|laat|laten|legt|leggen|biedt|bieden|zorgt|zorgen|bekijkt|bekijken|"
    r"verwerkt|verwerken|neemt|nemen|bezoekt|bezoeken|controleert|controleren|onderzoekt|wijst|wijzen|schrijft|schrijven|"
    r"vraagt|vragen|kijkt|kijken|doe|doet|doen|volgt|volgen|krijgt|krijgen|houdt|houden|toetst|toetsen|regelt|regelen|"
    r"past|passen|sluit|sluiten|brengt|brengen|rondt|ronden)\b",
    FLAGS,
)
TO_DO = re.compile(r"(?:\bte\s+\w+en\b|\b\w{2,}(?:te|toe)\s?\w*en\b)", FLAGS)
PAST = re.compile(
    r"\b(?:heeft|hebben|had|hadden|werd|werden|was|waren|startte|begon|verscheen|vertelde|\w*deed|\w*deden|bezocht|kwam|"
    r"kwamen|stond|zag|sprak|las|vroeg|gaf|bleek)\b|"
    rf"(?<!kunnen )(?<!te )\b(?:is|zijn)\b.*\b{PARTICIPLE}",
    FLAGS,
)
ENDS_BY_ITSELF = re.compile(r"\b(?:loopt|lopen|aflopen|afloopt|eindigt|eindigen|vervalt|vervallen|verschijnt)\b", FLAGS)
HAPPENS = re.compile(r"\b(?:is|komt|volgt)\s+er\b|\ber\s+(?:een|komt|volgt)\b", FLAGS)
MAYBE = re.compile(r"^(?:als|indien|wanneer)\b", FLAGS)
US = re.compile(r"\b(?:wij|we|ik)\b", FLAGS)
