"""Findings form a tree, each with its own reaction, afterword and addressee."""

import pytest

from verbeterspoor.reading import read_bytes

AUDIT = """Rapport van de rekenkamer

1. Inleiding
De rekenkamer heeft onderzocht hoe de gemeente de beveiliging van mobiel werken waarborgt.

Hoofdconclusie: Het bestuur heeft onvoldoende aandacht voor risico's

Aanbeveling 1: Draag het college op het ICT-beleid te herzien en daarbij:

a. de analyse van risico's onderdeel te maken van de besluitvorming.

Reactie college
Het college gaat een proces voor risicoanalyses maken.

Nawoord rekenkamer
Deze reactie is in lijn met de aanbeveling.

b. beleid voor mobiel werken op te stellen.

Reactie college
Het college reageert niet op deze aanbeveling.

Aanbeveling 2: Draag het college op medewerkers bewust te maken van de risico's

Reactie college
Het college bevordert het bewustzijn van medewerkers.
Daarvoor komt een training.
"""
INSPECTION = """Rapport van Toezicht Sociaal Domein

1. Inleiding
De inspectie onderzocht de hulp aan gezinnen na een melding bij Veilig Thuis in de gemeente.

2. Goede voorbeelden
De inspectie zag werkwijzen die de moeite waard zijn om te behouden:

1. Een medewerker van Veilig Thuis werkt een dag per week bij het wijkteam. (Veilig Thuis)
2. Gezinnen schrijven zelf mee aan hun plan.

3. Verbeterpunten
Hieronder staan de punten die beter moeten:

Verbeterpunt 1: Leg voor ieder gezin vast wie de leiding heeft

a. Wijs bij de overdracht één persoon aan die het overzicht houdt.

b. Vertel het gezin wie dat is.

Gericht aan: gemeente en Sociaal Wijkteam.

Verbeterpunt 2: Kijk naar het hele gezin

Gericht aan: Sociaal Wijkteam.

4. Vervolg
De gemeente maakt een verbeterplan en deelt dat plan vóór 1 maart 2020 met de inspectie.
"""


@pytest.fixture
def audit():
    return read_bytes(AUDIT.encode(), "rapport.txt").findings


@pytest.fixture
def inspection():
    return read_bytes(INSPECTION.encode(), "rapport.txt").findings


@pytest.mark.rule("finding-tree")
def test_recommendations_have_sub_points(audit):
    tree = [(f.type, f.number, [s.number for s in f.sub]) for f in audit]
    assert tree == [("conclusion", None, []), ("recommendation", "1", ["a", "b"]), ("recommendation", "2", [])]


@pytest.mark.rule("finding-tree")
def test_reaction_and_afterword_belong_to_one_finding(audit):
    first, second = audit[1].sub
    assert first.response.text.startswith("Het college gaat een proces")
    assert first.afterword.text == "Deze reactie is in lijn met de aanbeveling."
    assert second.response.text.startswith("Het college reageert niet")
    assert second.afterword is None
    assert audit[1].response is None


def test_a_reaction_of_two_paragraphs_is_kept_whole(audit):
    assert audit[2].response.text.endswith("Daarvoor komt een training.")


def test_good_examples_and_improvement_points_keep_their_kind(inspection):
    assert [(f.type, f.number) for f in inspection] == [
        ("good_example", "1"),
        ("good_example", "2"),
        ("improvement_point", "1"),
        ("improvement_point", "2"),
    ]


def test_a_finding_names_its_addressee(inspection):
    assert [f.addressee for f in inspection] == [
        "Veilig Thuis",
        None,
        "gemeente en Sociaal Wijkteam",
        "Sociaal Wijkteam",
    ]


def test_a_list_outside_the_report_is_no_finding():
    text = (
        "Raadsbrief\n\nInleiding\nWij hebben drie maatregelen genomen die al lopen:\n\n- een training\n- een overleg\n"
    )
    assert read_bytes(text.encode(), "brief.txt").findings == ()


BY_PARTY = """Inspectierapport lokaal netwerk

1. Inleiding
De inspectie onderzocht de hulp aan gezinnen na een melding bij Veilig Thuis in de gemeente.

2. Verbeterpunten

2.1 Warme overdracht
De overdracht bestond in de meeste dossiers uit een brief, en ouders wisten dat niet altijd.
Reactie van het college: Wij nemen dit punt over.

2.2 Het hele gezin
Broers en zussen kwamen in vijf dossiers niet voor, en problemen van ouders bleven buiten beeld.

3. Aanbevelingen voor het Sociaal Wijkteam
De inspectie beveelt het volgende aan:

1. Leg vast wie de leiding heeft.
2. Gemeente: spreek met de partners af wie dat is.

4. Vervolg
De inspectie volgt de verbetering en kijkt over een jaar samen met de gemeente terug op de aanpak.
"""


def test_numbered_headings_in_a_section_are_findings():
    found = read_bytes(BY_PARTY.encode(), "rapport.txt").findings
    assert [(f.type, f.number, f.text) for f in found[:2]] == [
        ("improvement_point", "2.1", "Warme overdracht"),
        ("improvement_point", "2.2", "Het hele gezin"),
    ]


def test_a_reaction_on_the_same_line_is_read():
    found = read_bytes(BY_PARTY.encode(), "rapport.txt").findings
    assert found[0].response.text == "Wij nemen dit punt over."


def test_the_party_of_a_section_holds_until_a_finding_names_its_own():
    found = read_bytes(BY_PARTY.encode(), "rapport.txt").findings
    assert [f.addressee for f in found[2:]] == ["Sociaal Wijkteam", "Gemeente"]
