"""How findings, reactions, afterwords and addressees are written in reports; a new wording is added here."""

import re

# A finding that is labelled: 'Aanbeveling 1: …', 'Goed voorbeeld 2 …'.
LABELS = (
    ("conclusion", r"hoofd-?conclusie|deelconclusie|conclusie"),
    ("recommendation", r"aanbeveling"),
    ("improvement_point", r"verbeterpunt|verbetermaatregel|aandachtspunt|punt van verbetering"),
    ("good_example", r"goed voorbeeld|goede praktijk|good practice|sterk punt|werkzaam voorbeeld"),
)
LABEL = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in LABELS) + r")"
    r"(?:\s+(?:nr\.?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})*|[A-Z])(?=\s*[:.–—-]|\s+[A-Z]|\s*$))?"
    r"\s*(?P<colon>[:.–—-])?\s*(?P<text>.*)$",
    re.IGNORECASE,
)
# A section that lists findings.
SECTIONS = tuple(
    (kind, re.compile(rf"(?:{words})\b(?P<rest>.*)$", re.IGNORECASE))
    for kind, words in (
        ("conclusion", "(?:hoofd|deel)?conclusies"),
        ("recommendation", "aanbevelingen"),
        ("improvement_point", "verbeterpunten|aandachtspunten|wat (?:kan|moet) beter|verbetermaatregelen"),
        ("good_example", "goede (?:voorbeelden|praktijken)|good practices|sterke punten|wat gaat goed"),
    )
)
FOR_WHOM = re.compile(r"\s+(?:voor|aan|bij|van)\s+(?:de |het )?(?P<name>[^,.:;]{3,50})$", re.IGNORECASE)
RESPONSE = re.compile(
    r"(?:bestuurlijke\s+|schriftelijke\s+)?reactie\b.{0,50}$|standpunt (?:van het )?college", re.IGNORECASE
)
AFTERWORD = re.compile(r"nawoord\b.{0,50}$", re.IGNORECASE)
VOICES = (
    (
        "response",
        re.compile(r"(?:bestuurlijke\s+)?reactie(?:\s+van)?(?:\s+(?:het|de))?\s*[\w&]*\s*:\s+(?=\S)", re.IGNORECASE),
    ),
    ("afterword", re.compile(r"nawoord(?:\s+van)?(?:\s+de)?\s*\w*\s*:\s+(?=\S)", re.IGNORECASE)),
)
ADDRESSEE = re.compile(
    r"(?:\(?(?:gericht\s+aan|bestemd\s+voor|voor\s+wie|partners?|verantwoordelijk(?:e)?|geadresseerden?|"
    r"actie(?:houder)?(?:\s+door)?|aan|voor)\s*:\s*)(?P<name>[^()]+?)\)?\.?$",
    re.IGNORECASE,
)
PARTY = (
    r"veilig thuis|wijkteam|gemeente|college|jeugd|ggd|ggz|politie|school|onderwijs|zorg|raad van|bestuur|partner|"
    r"organisatie|team|aanbieder|huisarts|inspectie|ministerie|provincie|regio"
)
IN_BRACKETS = re.compile(
    rf"\((?:(?:gericht aan|voor|partners?|aan)\s*:?\s*)?(?P<name>[^()]*\b(?:\w*(?:{PARTY})\w*)\b[^()]*)\)\s*[.:]?$",
    re.IGNORECASE,
)
BEFORE_COLON = re.compile(
    rf"(?P<name>(?:de |het )?(?:[\w-]+ ){{0,2}}\w*(?:{PARTY})\w*(?: en [\w ]{{3,30}})?):\s+(?=\S)", re.IGNORECASE
)
PARTY_NAME = re.compile(
    rf"(?:de |het )?(?:[\w-]+ ){{0,2}}\w*(?:{PARTY})\w*(?:(?:,| en) [\w ]{{3,30}})*$", re.IGNORECASE
)
