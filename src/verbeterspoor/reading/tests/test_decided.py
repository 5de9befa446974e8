"""A decision list is read into outcomes: as numbered blocks, as running text, as a table; in text and in PDF."""

import datetime as dt
import json

import pytest

from verbeterspoor.reading import load, read_decision_list

from .material import REPOSITORY, corpus, pdf_of_lines, pdf_of_paragraphs

COLLEGE = """Gemeente Almelo

Openbare besluitenlijst van het college van burgemeester en wethouders
Vergadering van dinsdag 11 april 2017

1. Besluitenlijst van 4 april 2017
Besluit: vastgesteld.

2. Rapport van de inspectie over de sociale wijkteams
Zaaknummer: Z/17/004321
Portefeuillehouder: wethouder Zorg en Welzijn
Toelichting: Op 18 april verschijnt het rapport van vijf rijksinspecties. De raad krijgt een brief.
Het college besluit:
1. De raad met de bijgevoegde raadsbrief te informeren over het rapport.
2. Gewijzigd: De raadsbrief op 18 april om 15.00 uur, na openbaarmaking van het rapport, te plaatsen op iBabs.

3. Verlenging huurovereenkomst Kerkstraat 12
Zaaknummer: Z/17/004400
Openbaar: openbaar vanaf 1 juni 2017
Besluit: Aangehouden tot 2 mei. Er is nog geen taxatie.

4. Jaarverslag leerplicht
Besluit: Voor kennisgeving aangenomen.

5. Subsidie buurthuis
Het college besluit:
1. De subsidie voor 2017 vast te stellen op 40.000 euro.
2. De verordening in te trekken.
3. Het voorstel over 2018 aan te houden tot de vergadering van 9 mei 2017.

6. Besloten agendapunt (geheim)
Besluit: conform.

8. Evaluatie parkeren (Z/17/005001)
Besluit: Punt 1 en 3 conform; punt 2 aangehouden tot 16 mei 2017.

9. Welstandsnota
De portefeuillehouder trekt het voorstel in.
"""
COUNCIL = """Voorlopige besluitenlijst van de raad van de gemeente Voorbeeldstad

Vergadering van 14 september 2026, 19.30 uur

1. Opening.

2. Vaststelling van de agenda.
De agenda wordt ongewijzigd vastgesteld.

3. Hamerstukken
a. Verordening op de rekenkamer (RIS300001) (wethouder Financiën)
b. Benoeming lid adviesraad (burgemeester)

4. Voorstel over de aanbevelingen van de rekenkamer (RIS300123)
De raad besluit unaniem:
1. De conclusies van het rapport te onderschrijven.
2. De aanbevelingen over te nemen.
Toezegging: de wethouder stuurt het plan voor 1 december.

5. Zienswijze begroting GGD
De raad besluit in meerderheid het voorstel gewijzigd vast te stellen. Tegen stemde één fractie.

6. Motie over de wachtlijsten
De raad besluit bij acclamatie de motie aan te houden tot de vergadering van 12 oktober 2026.

7. Voorstel nieuwbouw zwembad
De raad verwerpt het voorstel. Verworpen met 12 stemmen voor en 15 stemmen tegen.

8. Sluiting
"""
TABLE = [
    ("Nr", "Onderwerp", "Zaaknummer", "Besluit"),
    ("1", "Verslag van 25 februari 2020", "-", "Vastgesteld"),
    ("2", "Informatienota lokaal netwerk", "Z/20/012345", "Conform advies"),
    ("", "na Veilig Thuis", "", ""),
    ("3", "Huisvesting wijkteam", "Z/20/012399", "1. Conform 2. Aangehouden tot 17 maart"),
]


def text_list(text: str):
    return read_decision_list(load(text.encode(), "lijst.txt"))


def as_pdf(text: str) -> bytes:
    """Numbered titles in bold, every line a paragraph."""
    lines = [line for line in text.splitlines() if line]
    points = ("De raad met", "Gewijzigd", "De subsidie", "De verordening", "Het voorstel", "De conclusies", "De aanb")

    def style(line: str) -> str:
        numbered = line[:1].isdigit() and line[1:2] == "."
        return "head" if numbered and not line[3:].startswith(points) else "body"

    return pdf_of_paragraphs([(style(line), line) for line in lines])


@pytest.fixture(params=["text", "pdf"])
def college(request):
    if request.param == "pdf":
        return read_decision_list(load(as_pdf(COLLEGE), "lijst.pdf"))
    return text_list(COLLEGE)


def test_body_day_and_status_of_the_list(college):
    assert (college.body.value, college.date.value, college.status) == ("executive", "2017-04-11", None)
    council = text_list(COUNCIL)
    assert (council.body.value, council.date.value, council.status) == ("council", "2026-09-14", "provisional")


def test_every_item_has_number_title_and_outcome(college):
    assert [(o.number, o.title, o.kind) for o in college] == [
        ("1", "Besluitenlijst van 4 april 2017", "as_proposed"),
        ("2", "Rapport van de inspectie over de sociale wijkteams", None),
        ("3", "Verlenging huurovereenkomst Kerkstraat 12", "held"),
        ("4", "Jaarverslag leerplicht", "noted"),
        ("5", "Subsidie buurthuis", None),
        ("6", "Besloten agendapunt", "as_proposed"),
        ("8", "Evaluatie parkeren", None),
        ("9", "Welstandsnota", "withdrawn"),
    ]


@pytest.mark.rule("outcome-per-point")
def test_each_point_has_its_own_outcome_and_an_amended_one_its_text(college):
    first, second = college.outcomes[1].points
    assert (first.number, first.kind) == ("1", "as_proposed")
    assert (second.number, second.kind) == ("2", "amended")
    assert (
        second.text == "De raadsbrief op 18 april om 15.00 uur, na openbaarmaking van het rapport, te plaatsen op iBabs"
    )


@pytest.mark.rule("outcome-per-point")
def test_a_point_that_withdraws_a_bylaw_is_not_withdrawn_itself(college):
    assert [(p.number, p.kind, p.until) for p in college.outcomes[4].points] == [
        ("1", "as_proposed", None),
        ("2", "as_proposed", None),
        ("3", "held", dt.date(2017, 5, 9)),
    ]


def test_points_that_a_sentence_names_get_its_outcome(college):
    assert {p.number: (p.kind, p.until) for p in college.outcomes[6].points} == {
        "1": ("as_proposed", None),
        "2": ("held", dt.date(2017, 5, 16)),
        "3": ("as_proposed", None),
    }


def test_case_number_holder_explanation_and_openness(college):
    report, lease, secret = (college.outcomes[k] for k in (1, 2, 5))
    assert (report.case_number, report.portfolio_holder) == ("Z/17/004321", "wethouder Zorg en Welzijn")
    assert report.explanation.startswith("Op 18 april verschijnt")
    assert (lease.until, lease.disclosure, lease.public_from) == (dt.date(2017, 5, 2), "later", dt.date(2017, 6, 1))
    assert secret.disclosure == "secret"
    assert college.outcomes[6].case_number == "Z/17/005001"


def test_running_text_of_a_council():
    found = {o.number: o for o in text_list(COUNCIL)}
    assert {number: o.kind for number, o in found.items()} == {
        "1": None, "2": "as_proposed", "3a": "as_proposed", "3b": "as_proposed", "4": "as_proposed", "5": "amended",
        "6": "held", "7": "rejected", "8": None,
    }  # fmt: skip
    assert (found["3a"].consent, found["3a"].portfolio_holder, found["3a"].references) == (
        True, "wethouder Financiën", ("RIS300001",),
    )  # fmt: skip
    assert [found[n].manner for n in ("4", "5", "6", "7")] == ["unanimous", "majority", "acclamation", "majority"]
    assert [p.text for p in found["4"].points] == [
        "De conclusies van het rapport te onderschrijven.", "De aanbevelingen over te nemen.",
    ]  # fmt: skip


def table_pdf() -> bytes:
    lines = [(60, 60, "Besluitenlijst B&W gemeente Wijchen 3 maart 2020")]
    for k, row in enumerate(TABLE):
        lines += [(x, 100 + 14 * k, text) for x, text in zip((60, 90, 260, 340), row, strict=True) if text]
    return pdf_of_lines(lines)


def table_text() -> bytes:
    rows = ["".join(cell.ljust(wide) for cell, wide in zip(row, (5, 34, 16, 0), strict=True)) for row in TABLE]
    return "\n".join(["Besluitenlijst B&W gemeente Wijchen 3 maart 2020", "", *rows]).encode()


@pytest.mark.parametrize(("content", "name"), [(table_pdf(), "a.pdf"), (table_text(), "a.txt")])
def test_a_table_with_columns(content, name):
    found = read_decision_list(load(content, name)).outcomes
    assert [(o.number, o.title, o.kind, o.case_number) for o in found] == [
        ("1", "Verslag van 25 februari 2020", "as_proposed", None),
        ("2", "Informatienota lokaal netwerk na Veilig Thuis", "as_proposed", "Z/20/012345"),
        ("3", "Huisvesting wijkteam", None, "Z/20/012399"),
    ]
    assert [(p.kind, p.until) for p in found[2].points] == [("as_proposed", None), ("held", dt.date(2020, 3, 17))]


PROVINCE = """Openbaar verslag vergadering GS 24-04-2018

01A Openbaar verslag GS-vergadering 17 april 2018

Het verslag wordt ongewijzigd vastgesteld.

05 Verbeterplan uitvoering

SAMENVATTING:

De regiegroep heeft een verbeterplan opgesteld.

BESLUIT:

Gedeputeerde Staten besluiten:

  1. het verbeterplan vast te stellen;
  2. de geheimhouding op het auditrapport op te heffen.
"""
CABINET = """Besluitenlijst ministerraad
Gehouden op vrijdag 21 maart 2025

1. Besluitenlijst vergadering van 14 maart 2025
Vastgesteld.

2. Hamerstukken
a. Aanpassing griffierechten (Staatssecretaris Rechtsbescherming)
Conform besloten.
b. Benoeming lid adviesraad (Minister van BZK)
Aangehouden.

3. Voorjaarsbesluitvorming (Minister van Financiën)
De raad heeft kennisgenomen van de stand van zaken.

4. Wetsvoorstel rookverbod (Minister van VWS)
De ministerraad stemt in met het wetsvoorstel, met dien verstande dat de memorie wordt aangepast.
"""
LABELS = """College van B&W Voorbeeldstad
Besluitenlijst van 5 mei 2026

Onderwerp: Plan van aanpak toegang
Portefeuillehouder: wethouder Jeugd
Besluit: Conform voorstel besloten.

Onderwerp: Regeling jeugd
Besluit: Het college besluit de gewijzigde gemeenschappelijke regeling vast te stellen.

Onderwerp: Handhaving woonboten
Openbaarheid: geheim tot 1 juli 2026
Besluit: Het college besluit de zaak aan te houden.
"""
WEB = """Besluiten van het college
Vergadering 12 mei 2026

Lokaal actieplan jeugdhulp

De wachttijden in de jeugdhulp zijn te lang. Daarom maken wij een plan met de aanbieders.

Het college heeft besloten om:

• het actieplan vast te stellen;
• de raad met een brief te informeren.

Jaarrekening 2025

De jaarrekening laat een overschot zien van twee miljoen euro, vooral door lagere lasten.

Het college heeft besloten de raad voor te stellen de jaarrekening vast te stellen.
"""
MANNERS = {
    PROVINCE: ("board", [("01A", "as_proposed", 0), ("05", "as_proposed", 2)]),
    CABINET: ("cabinet", [("1", "as_proposed", 0), ("2a", "as_proposed", 0), ("2b", "held", 0), ("3", "noted", 0),
                          ("4", "amended", 0)]),
    LABELS: ("executive", [(None, "as_proposed", 0), (None, "as_proposed", 0), (None, "held", 0)]),
    WEB: ("executive", [(None, "as_proposed", 2), (None, "as_proposed", 0)]),
}  # fmt: skip


@pytest.mark.parametrize("text", MANNERS, ids=("province", "cabinet", "labels", "web page"))
def test_other_manners_of_writing_a_list(text):
    body, told = MANNERS[text]
    found = text_list(text)
    assert found.body.value == body
    assert [(o.number, o.kind, len(o.points)) for o in found] == told


def test_secrecy_until_a_day_keeps_its_day():
    found = text_list(LABELS).outcomes[2]
    assert (found.disclosure, found.public_from) == ("secret", dt.date(2026, 7, 1))


@pytest.mark.parametrize("text", [COLLEGE, COUNCIL, PROVINCE, CABINET, LABELS, WEB])
def test_quotes_are_words_of_the_document(text):
    page = load(text.encode(), "a.txt").pages[0].text
    for outcome in text_list(text):
        for part in (outcome, *outcome.points):
            assert " ".join(page[part.quote.start : part.quote.end].split()) == part.quote.text


@pytest.mark.parametrize(
    "text", ["Beste raad,\n\nHierbij de brief.\n", "1. Agenda\n\n2. Rondvraag\n", "-\n1\n2. 3. 4.\nx"]
)
def test_a_document_without_decisions_has_none(text):
    assert [o for o in text_list(text) if o.kind or o.points] == []


def test_the_real_list_of_a_council_is_read_whole():
    path = corpus() / "denhaag_besluitenlijst_20250123.pdf"
    found = read_decision_list(load(path.read_bytes(), path.name))
    kinds = {o.number: o.kind for o in found if o.number}
    assert (found.body.value, found.date.value, len(kinds)) == ("council", "2025-01-23", 29)
    assert {n for n, kind in kinds.items() if kind == "amended"} == {"K", "L", "N", "O"}
    assert {n for n, kind in kinds.items() if kind == "not_treated"} == {"U", "V", "W"}
    assert sum(len(o.motions) for o in found) == 40
    assert next(o for o in found if o.number == "H").references == ("RIS320293",)


@pytest.mark.parametrize("ending", [".txt", ".pdf", ".docx"])
@pytest.mark.parametrize("stem", ["besluitenlijst_college", "besluitenlijst_tabel", "besluitenlijst_raad"])
def test_our_own_lists_are_read_as_their_answer_sheets_say(stem, ending):
    path = REPOSITORY / "examples" / stem
    sheet = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    found = read_decision_list(load(path.with_suffix(ending).read_bytes(), stem + ending))
    assert found.date.value == sheet["date"]
    assert [
        {
            "number": one.number, "kind": one.kind, "text": one.text or None, "case_number": one.case_number,
            "points": [{"number": point.number, "kind": point.kind} for point in one.points],
        }
        for one in found
    ] == sheet["outcomes"]  # fmt: skip
