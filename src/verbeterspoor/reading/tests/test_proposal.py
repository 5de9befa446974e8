"""A proposal is read into what a form asks: head, sections, points, arguments, attachments, consultations."""

import datetime as dt

import pytest

from verbeterspoor.reading import load, read_proposal

from .material import BODY, HEAD, REPOSITORY, Paragraph, Spacer, corpus, fields_table, pdf_of

# A form as text extraction leaves it: two labels, a third one, then the values of the last two in the wrong order.
SCRAMBLED = """ Collegevoorstel

Onderwerp Toezicht op de wijkteams

Advies

Is er een uiterste behandeldatum?

Bespreekstuk

Ja, 18 april 2017

Portefeuillehouder wethouder Zorg

Openbaar  Openbaar

Raadsvoorstel of raadsbrief Raadsbrief

Zaakregisseur: team Toezicht

Toelichting voor de openbare besluitenlijst:
Het rapport verschijnt op 18 april en de raad wordt met een brief geïnformeerd.

Voorgesteld besluit
1 De raad te informeren over het rapport.
2 De raadsbrief op 18 april te plaatsen.

Argumenten voor
1.1 Wie de raad op tijd inlicht, voorkomt een eenzijdig beeld.
2.1 De brief volgt direct op het rapport.

Kanttekeningen
Er is weinig tijd tussen de vergadering van het college en de presentatie.

Alternatieven
1.1 Wachten tot het politiek beraad van 16 mei.

Bijlagen
1. Raadsbrief over het toezicht (RAAD-4234)
2. Rapport van de inspectie

Procesinformatie

Intern overleg
De opzet is besproken met het management van de sector Samenleving. De brief wordt nog besproken met de griffier.

Afstemming met portefeuillehouder
De brief is besproken met de portefeuillehouder en zij is akkoord met de inhoud.

GMT-advies
N.v.t.
"""


EXPLAINED = "1.1 De raad moet dit weten.\n\nDe raad heeft om het onderzoek gevraagd.\n\n• ook de rekenkamer\n\n"


COUNCIL = """Raadsvoorstel

Agendapunt: 7
Raad: 12 oktober 2026
Voorstelnummer: 2026-044
Onderwerp: Opvolging van het inspectierapport

Beslispunten
1a. Kennis te nemen van het inspectierapport.
1b. In te stemmen met het verbeterplan.
2. Geheimhouding op bijlage 2 te bekrachtigen.

Waarom naar de raad?
De raad heeft om een verbeterplan gevraagd en stelt de kaders voor de toegang tot de jeugdhulp vast.

Argumenten
1.1 Het verbeterplan geeft antwoord op alle verbeterpunten.
Elk punt heeft een eigenaar en een termijn. Dat is met de inspectie besproken.
2.1 De bijlage bevat bedrijfsgegevens.

Kanttekeningen
1.1 De uitvoering vraagt meer tijd dan de inspectie had gedacht.

Participatie
Het plan is op 3 juni 2026 afgestemd met de cliëntenraad en met Veilig Thuis.

Bijlagen
- Bijlage 1: Verbeterplan (RIS300123)
- Bijlage 2: Contract met de aanbieder
"""
COLUMNS = """COLLEGEADVIES

Zaaknummer            Z/26/001234
Onderwerp             Plan van aanpak toegang
Portefeuillehouder    wethouder Jeugd
Opsteller             team Jeugd
Hamerstuk             Ja
Openbaar              Nee, geheim tot 1 juli 2026
Uiterste behandeldatum   n.v.t.

Korte samenvatting onderwerp
De inspectie vroeg om een plan van aanpak voor de toegang. Dat plan ligt nu voor ter vaststelling.

Voorstel te beslissen
1. Het plan van aanpak vast te stellen.
2. De inspectie hierover te informeren.

Advies MT
Het MT adviseert positief over het plan, met aandacht voor de kosten.

Afstemming
Besproken met: wethouder Jeugd (12 mei 2026), team Financiën
"""


@pytest.fixture(scope="module")
def proposal():
    return read_proposal(load(SCRAMBLED.encode(), "voorstel.txt"))


@pytest.mark.rule("templates")
def test_labels_and_values_apart_come_together_in_the_order_of_the_form(proposal):
    assert [(field.label, field.value) for field in proposal.fields] == [
        ("Onderwerp", "Toezicht op de wijkteams"),
        ("Advies", "Bespreekstuk"),
        ("Is er een uiterste behandeldatum?", "Ja, 18 april 2017"),
        ("Portefeuillehouder", "wethouder Zorg"),
        ("Openbaar", "Openbaar"),
        ("Raadsvoorstel of raadsbrief", "Raadsbrief"),
        ("Zaakregisseur", "team Toezicht"),
    ]


def test_the_head_is_told_in_codes_with_the_day(proposal):
    assert (proposal.handling, proposal.follow_up, proposal.disclosure) == ("discussion", "council_letter", "public")
    field = proposal.field("latest_handling_date")
    assert (field.yes, field.day, proposal.latest_date) == (True, dt.date(2017, 4, 18), dt.date(2017, 4, 18))


def test_no_latest_handling_date_is_no_day():
    text = SCRAMBLED.replace("Ja, 18 april 2017", "Nee")
    assert read_proposal(load(text.encode(), "a.txt")).latest_date is None


@pytest.mark.rule("numbered-points")
def test_arguments_carry_the_number_of_their_point(proposal):
    assert [(p.number, p.text) for p in proposal.points] == [
        ("1", "De raad te informeren over het rapport."),
        ("2", "De raadsbrief op 18 april te plaatsen."),
    ]
    assert [(a.number, a.serves) for a in proposal.arguments] == [("1.1", "1"), ("2.1", "2")]
    assert [(a.number, a.serves) for a in proposal.caveats] == [(None, None)]
    assert [(a.number, a.serves) for a in proposal.alternatives] == [("1.1", "1")]


def test_the_explanation_below_a_numbered_argument_belongs_to_it():
    text = SCRAMBLED.replace("1.1 Wie de raad op tijd inlicht, voorkomt een eenzijdig beeld.\n", EXPLAINED)
    found = read_proposal(load(text.encode(), "a.txt"))
    assert [(a.number, a.text.splitlines()) for a in found.arguments] == [
        ("1.1", ["De raad moet dit weten.", "De raad heeft om het onderzoek gevraagd.", "• ook de rekenkamer"]),
        ("2.1", ["De brief volgt direct op het rapport."]),
    ]


def test_attachments_keep_order_title_and_number(proposal):
    assert [(a.order, a.number, a.title) for a in proposal.attachments] == [
        (1, "RAAD-4234", "Raadsbrief over het toezicht"),
        (2, None, "Rapport van de inspectie"),
    ]


def test_who_was_heard_and_who_will_be_are_kept_apart(proposal):
    assert [(c.kind, c.with_whom, c.about, c.not_applicable) for c in proposal.consultations] == [
        ("discussed", "het management van de sector Samenleving", "De opzet", False),
        ("agreement", "de portefeuillehouder", "De brief", False),
        ("advice", "GMT", None, True),
    ]


def test_process_information_is_internal_and_the_explanation_is_public(proposal):
    internal = {section.heading: section.internal for section in proposal.sections}
    assert internal["Alternatieven"] is False
    assert internal["GMT-advies"] is True
    assert proposal.public_explanation.text.startswith("Het rapport verschijnt op 18 april")


def test_quotes_stand_on_their_page(proposal):
    text = load(SCRAMBLED.encode(), "a.txt").pages[0].text
    for field in proposal.fields:
        assert text[field.quote.start : field.quote.end] == field.value
    for point in proposal.points:
        assert text[point.quote.start : point.quote.end] == point.text


def test_any_label_in_the_column_of_the_labels_is_a_field():
    form = [
        ("Onderwerp", "Wijkteams"),
        ("Portefeuillehouder", "wethouder Zorg"),
        ("Ambtelijk opdrachtgever", "sector S"),
    ]
    body = [
        ("head", "Inleiding"),
        ("body", "De inspectie onderzocht de wijkteams in zes gemeenten en schreef een rapport."),
    ]
    story = [Paragraph("Collegevoorstel", HEAD), fields_table(form)]
    for style, text in body * 2:
        story += [Paragraph(text, HEAD if style == "head" else BODY), Spacer(1, 6)]
    found = read_proposal(load(pdf_of(story), "a.pdf")).fields
    assert [(field.label, field.value) for field in found] == form


@pytest.mark.parametrize("ending", [".txt", ".pdf"])
def test_our_own_proposal_is_read_the_same_as_text_and_as_pdf(ending):
    path = (REPOSITORY / "examples" / "almelo_collegevoorstel").with_suffix(ending)
    found = read_proposal(load(path.read_bytes(), path.name))
    assert [field.key for field in found.fields] == [
        "subject", "advice", "latest_handling_date", "main_programme", "portfolio_holder", "public",
        "proposal_or_letter",
    ]  # fmt: skip
    assert (len(found.sections), len(found.points), len(found.consultations)) == (15, 2, 3)
    assert found.attachments[0].number == "RAAD-4234"


def test_the_real_proposal_and_note_are_read_whole():
    folder = corpus()
    almelo, wijchen = (
        read_proposal(load((folder / name).read_bytes(), name))
        for name in ("almelo_collegevoorstel.txt", "wijchen_informatienota.txt")
    )
    assert (len(almelo.fields), len(almelo.sections), len(almelo.consultations)) == (7, 15, 3)
    assert [section.heading for section in wijchen.sections] == [
        "Kernboodschap", "Toelichting", "Gevolgen", "Communicatie", "Uitvoering of Vervolgstappen", "Geheimhouding",
        "Bijlagen",
    ]  # fmt: skip
    assert wijchen.field("secrecy").yes is False


def test_a_proposal_to_a_council_with_its_own_labels():
    found = read_proposal(load(COUNCIL.encode(), "a.txt"))
    assert [(f.label, f.value) for f in found.fields][:2] == [("Agendapunt", "7"), ("Raad", "12 oktober 2026")]
    assert [p.number for p in found.points] == ["1a", "1b", "2"]
    assert [(a.number, a.serves) for a in (*found.arguments, *found.caveats)] == [
        ("1.1", "1"),
        ("2.1", "2"),
        ("1.1", "1"),
    ]
    assert [(a.number, a.title) for a in found.attachments] == [
        ("RIS300123", "Verbeterplan"),
        (None, "Contract met de aanbieder"),
    ]
    assert [(c.with_whom, c.held_date) for c in found.consultations] == [
        ("de inspectie", None),
        ("de cliëntenraad en Veilig Thuis", dt.date(2026, 6, 3)),
    ]


def test_labels_and_values_in_two_columns_of_spaces():
    found = read_proposal(load(COLUMNS.encode(), "a.txt"))
    assert [f.label for f in found.fields] == [
        "Zaaknummer", "Onderwerp", "Portefeuillehouder", "Opsteller", "Hamerstuk", "Openbaar", "Uiterste behandeldatum",
    ]  # fmt: skip
    assert (found.handling, found.disclosure, found.latest_date) == ("consent", "secret", None)
    assert [s.heading for s in found.sections] == [
        "Korte samenvatting onderwerp", "Voorstel te beslissen", "Advies MT", "Afstemming",
    ]  # fmt: skip
    assert [(c.kind, c.with_whom) for c in found.consultations] == [
        ("advice", "Het MT"),
        ("discussed", "wethouder Jeugd (12 mei 2026), team Financiën"),
    ]
