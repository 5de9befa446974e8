"""The three papers of the reference cases, in words of our own: a proposal, a letter to the council, a note."""

from __future__ import annotations

from datetime import date

from verbeterspoor.documents.typesetting import (
    BulletList,
    Emphasis,
    Fact,
    Heading,
    HouseStyle,
    Item,
    Layout,
    Letter,
    Manuscript,
    Numbered,
    NumberedList,
    Paragraph,
    Point,
    Rule,
    Signature,
    Strong,
    Table,
)
from verbeterspoor.documents.typesetting.style import Logo

LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="240" height="80" viewBox="0 0 240 80"><rect width="64" height="64"'
    b' y="8" fill="#8a1538"/><path d="M12 56 32 20l20 36z" fill="#fff"/><path d="M80 30h150v6H80zM80 46h100v6H80z"'
    b' fill="#8a1538"/></svg>'
)
ALMELO = HouseStyle(
    "Gemeente Almelo", colour="#8a1538", logo=Logo(LOGO, "svg", "Gemeente Almelo"),
    address=("Bezoekadres", "Stadhuisplein 1", "7607 AA Almelo", "", "(0546) 12 34 56", "info@almelo.example",
             "www.almelo.example"),
    return_address="Gemeente Almelo, Postbus 1, 7600 AA Almelo", footer="Voorbeeld: adressen en nummers zijn verzonnen",
)  # fmt: skip
WIJCHEN = HouseStyle("Gemeente Wijchen", colour="#005f9e", contact="www.wijchen.example")

REPORT = "Toezicht wijkteams: Zorg en Ondersteuning aan kwetsbare gezinnen in Almelo"


def proposal() -> Manuscript:
    """The proposal to the college: a table at the top, numbered points, arguments that carry their number."""
    return Manuscript(
        title="Collegevoorstel",
        layout=Layout.FORM,
        facts=[
            Fact("Onderwerp", "Inspectierapport sociale wijkteams"),
            Fact("Advies", "Bespreekstuk"),
            Fact("Is er een uiterste behandeldatum?", "Ja, 18 april 2017"),
            Fact("Hoofdopgave", "Transformatie werk en zorg"),
            Fact("Portefeuillehouder", "wethouder Zorg en Jeugd"),
            Fact("Openbaar", "Openbaar"),
            Fact("Raadsvoorstel of raadsbrief", "Raadsbrief"),
        ],
        blocks=[*_decision(), *_reasons(), *_process()],
    )


def _decision() -> list:
    return [
        Heading("Toelichting voor de openbare besluitenlijst"),
        Paragraph(
            f"Op 18 april is het rapport “{REPORT}” gepubliceerd. Vijf rijksinspecties hebben het samen opgesteld. In "
            "een raadsbrief hoort de raad wat de bevindingen zijn en hoe het college daarop reageert."
        ),
        Heading("Voorgesteld besluit"),
        Numbered([
            Point("1", f"De raad te informeren over het rapport “{REPORT}” en onze reactie op de bevindingen, zoals "
                       "verwoord in de bijgevoegde raadsbrief."),
            Point("2", "De raadsbrief op 18 april, na openbaarmaking van het rapport, te plaatsen op iBabs."),
        ]),
    ]  # fmt: skip


def _reasons() -> list:
    return [
        Heading("Inleiding"),
        Paragraph(
            "In september 2016 hebben de vijf rijksinspecties onderzoek gedaan in zes gemeenten, waaronder Almelo. Het "
            "onderzoek ging over de zorg en ondersteuning die kwetsbare gezinnen krijgen van het lokale netwerk. Na de "
            "eerste indrukken zijn direct maatregelen getroffen. Het verbeterplan gaat over methodisch werken en over "
            "de risicoanalyse. Daardoor kan de veiligheid van kinderen beter worden gewaarborgd."
        ),
        Heading("Beoogd effect"),
        Paragraph(
            "De raad weet wat de inspectie vond, welke maatregelen al zijn genomen en waarop het verbeterplan rust. De "
            "brief vertelt ook over de context van het onderzoek, die de scherpe conclusies verklaart."
        ),
        Heading("Argumenten voor"),
        Numbered([
            Point("1.1", "Door de raad actief en tijdig te informeren voorkomen wij dat het rapport een eigen leven "
                         "gaat leiden en een negatief beeld van de wijkteams ontstaat.",
                  [BulletList(["direct na openbaarmaking", ["met de ", Emphasis("eigen"), " reactie erbij"]])]),
            Point("2.1", "De vergadering van het college en de publicatie liggen dicht op elkaar."),
        ]),
        Heading("Kanttekeningen"),
        Paragraph(
            "Het rapport wordt op 18 april om 15.00 uur gepresenteerd. De raad wil direct daarna de brief lezen. "
            "Kort na de vergadering van het college moet er dus een terugmelding zijn."
        ),
        Heading("Alternatieven"),
        Paragraph(
            "Niet reageren, of pas na het politiek beraad op 16 mei, waarin de inspectie het rapport toelicht. Dan is "
            "een negatief beeld moeilijk bij te stellen."
        ),
        Heading("Kosten, opbrengsten, dekking en preventief toezicht"),
        Paragraph("N.v.t."),
        Heading("Uitvoering"),
        Paragraph(
            "Na de eerste indrukken zijn direct maatregelen genomen en verbeteracties ingezet. Naar aanleiding van het "
            "onderzoek van de rekenkamercommissie en dit rapport komt er eind mei of begin juni een breder plan van "
            "de sector Samenleving over de toegang tot voorzieningen."
        ),
        Heading("Bijlagen"),
        NumberedList([f"Raadsbrief: reactie op het rapport “{REPORT}” (RAAD-4234)"]),
    ]  # fmt: skip


def _process() -> list:
    return [
        Rule(),
        Heading("Procesinformatie"),
        Heading("Intern overleg", 2),
        Paragraph("De opzet van de brief is besproken met het management van de sector en het team Communicatie."),
        Heading("Afstemming met portefeuillehouder", 2),
        Paragraph("De brief is besproken met de portefeuillehouder. Zij is akkoord met de inhoud van de brief."),
        Heading("GMT-advies", 2),
        Paragraph("N.v.t."),
    ]


def council_letter() -> Letter:
    """The letter to the council on the paper of the municipality, signed by secretary and mayor."""
    return Letter(
        title="Reactie op het rapport over de sociale wijkteams",
        facts=[
            Fact("Datum", date(2017, 4, 18)), Fact("Ons kenmerk", "RAAD-4234"), Fact("Bijlage(n)", 1),
            Fact("Behandeld door", "sector Samenleving"), Fact("Portefeuillehouder", "wethouder Zorg en Jeugd"),
            Fact("Zaaknummer", "2017-004234"),
        ],
        addressee=["Aan de gemeenteraad van Almelo", "Postbus 1", "7600 AA Almelo"],
        salutation="Geachte leden van de raad,",
        blocks=_told(),
        closing="Met vriendelijke groet,",
        on_behalf="Burgemeester en wethouders van Almelo,",
        signatures=[Signature("de secretaris,", "naam secretaris"),
                    Signature("de burgemeester,", "naam burgemeester", mandate="in mandaat")],
        enclosed=[f"Rapport “{REPORT}”"],
    )  # fmt: skip


def _told() -> list:
    rows = [
        ["1", "Afspraken over wie de regie voert", "wijkteams", date(2017, 6, 1)],
        ["2", ["Training in ", Strong("risicoanalyse")], "wijkteams", date(2017, 9, 1)],
    ]
    return [
        Paragraph(
            f"Vandaag is het rapport “{REPORT}” openbaar geworden. Met deze brief vertellen wij u wat zij vond "
            "en wat wij daarmee doen."
        ),
        Heading("Bevindingen"),
        Paragraph("De inspectie ziet betrokken medewerkers. Zij vindt ook dat het op drie punten beter moet:"),
        BulletList([
            "wie voert de regie als er meer hulpverleners zijn;",
            Item("kijk naar het hele gezin:", [BulletList(["de ouders", "alle kinderen"])]),
            "draag een gezin persoonlijk over.",
        ]),
        Heading("Onze reactie"),
        Paragraph("Wij nemen de aanbevelingen over. Sinds de eerste indrukken is al veel in gang gezet. " * 3),
        Heading("Direct genomen maatregelen"),
        Table("Maatregelen", ["Nr", "Maatregel", "Wie", "Uiterlijk"], rows, [1, 5, 2, 2]),
        Heading("Vervolg"),
        Paragraph(
            "Op 16 mei licht de inspectie het rapport toe in het politiek beraad. Voor de zomer ontvangt u het "
            "verbeterplan. Over een jaar kijken wij met de inspectie terug."
        ),
        Heading("Geheimhouding"),
        Paragraph("Niet van toepassing."),
    ]  # fmt: skip


def note() -> Manuscript:
    """The information note to the council: short headings, no addressee and no signatures."""
    return Manuscript(
        title="Informatienota voor de gemeenteraad",
        subtitle="Onderwerp: onderzoek naar het lokale netwerk na Veilig Thuis",
        layout=Layout.NOTE,
        blocks=[
            Heading("Kernboodschap"),
            Paragraph(
                "De gemeente Wijchen heeft zich vrijwillig opgegeven voor een onderzoek van Toezicht Sociaal Domein. "
                "Er zijn goede voorbeelden en verbeterpunten. Samen met haar partners maakt de gemeente een plan."
            ),
            Heading("Toelichting"),
            Paragraph(
                "In mei 2018 begon onderzoek naar de hulp van het lokale netwerk na overdracht door Veilig Thuis. "
                "Het was gericht op werkzame elementen waar anderen van leren, niet op sancties."
            ),
            Heading("Wat gaan wij doen?"),
            Paragraph("Het plan wordt voor 1 maart 2020 met de inspectie gedeeld."),
            Heading("Geheimhouding"),
            Paragraph("Niet van toepassing."),
            Heading("Bijlagen"),
            NumberedList(["Rapportage “Het lokale netwerk na Veilig Thuis”"]),
        ],
    )
