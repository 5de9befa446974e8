"""Every fact of the reference cases is read on a page of the demo, by the person it is for; every link there works."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from verbeterspoor.accounts.models import User
from verbeterspoor.supervision.models import Term
from verbeterspoor.trajectories.models import Trajectory

pytestmark = pytest.mark.usefixtures("loaded_demo", "db")

LINK = re.compile(r'href="(/[^"#?]*)')
OTHER = ("/static/", "/account/", "/componenten/")
PICTURE = ".png"
MOST_PAGES = 50


@pytest.fixture(autouse=True)
def files_in_memory() -> None:
    """Keep the files that the demo stored: they are in memory already."""


def browser_of(email: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client


def words_of(client: Client, address: str) -> str:
    """Return what a page says, in one line."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def page(email: str, name: str) -> str:
    """Return what a page of the trajectory of somebody's town says."""
    slug = email.split("@")[1].removesuffix(".example")
    trajectory = Trajectory.objects.get(municipality__slug=slug)
    where = {"gemeente": slug, "public_id": trajectory.public_id}
    return words_of(browser_of(email), reverse(name, kwargs=where))


ALMELO, WIJCHEN = "coordinator@almelo.example", "coordinator@wijchen.example"
FACTS = {
    (ALMELO, "supervision:findings"): (
        "Toezicht Sociaal Domein", "zes willekeurig gekozen gemeenten", "september 2016",
        "Hoe effectief is de zorg en ondersteuning", "18 april 2017 om 15.00 uur", "Gemeenteraad van Almelo",
        "Medewerkers volgen een training in methodisch werken", "De veiligheid van kinderen gaat voor",
        "Die context verklaart waarom sommige conclusies scherp zijn", "De rekenkamercommissie is blij",
    ),
    (ALMELO, "overview:trail"): (
        "bespreekstuk", "18 april 2017", "Transformatie werk en zorg", "RAAD-4234", "preventief toezicht: n.v.t.",
        "GMT-advies: n.v.t.", "overleg, geen akkoord", "portefeuillehouder is akkoord", "(1.1)", "Alternatief",
    ),
    (ALMELO, "supervision:terms"): (
        "18 april 2017 om 15.00 uur", "dag na tweede paasdag", "Besluitpunt 1", "Besluitpunt 2", "iBabs",
        "terugmelden aan de steller", "regionale krant", "dinsdag 16 mei 2017", "zaterdag 10 juni 2017",
        "Sector Samenleving", "rekenkameronderzoek en inspectierapport",
    ),
    (ALMELO, "supervision:papers"): ("RAAD-4234", "bijlage bij het collegevoorstel", "Collegevoorstel"),
    (ALMELO, "plans:plan"): ("methodisch", "risicoanalyse", "kinderen veiliger"),
    (ALMELO, "trajectories:parties"): ("Toezicht Sociaal Domein", "Rekenkamercommissie Almelo", "Sociale wijkteams"),
    (WIJCHEN, "supervision:findings"): (
        "één van drie gemeenten in de regio Gelderland-Zuid", "mei 2018", "werkzame elementen",
        "uitdrukkelijk niet op een sanctie", "na overdracht door Veilig Thuis", "wie de leiding heeft",
        "Kijk naar het hele gezin", "warme overdracht", "Omroep Gelderland, januari 2020",
    ),
    (WIJCHEN, "overview:trail"): (
        "regievoerder", "professionals van het Sociaal Wijkteam", "Vrijwillig, maar niet vrijblijvend", "geen embargo",
        "Geheimhouding: niet van toepassing", "vóór 1 maart 2020", "Over een jaar",
    ),
    (WIJCHEN, "supervision:terms"): (
        "vóór 1 maart 2020 = uiterlijk zaterdag 29 februari; laatste werkdag vrijdag 28 februari", "Over een jaar",
        "nieuwe kansen",
    ),
    (WIJCHEN, "supervision:papers"): ("bijlage 1 bij de informatienota", "Informatienota"),
    (WIJCHEN, "trajectories:parties"): ("Veilig Thuis Gelderland-Zuid", "Sociaal Wijkteam"),
}  # fmt: skip


@pytest.mark.parametrize(("email", "name"), list(FACTS))
def test_every_fact_is_read_on_its_page(email: str, name: str) -> None:
    said = page(email, name)

    missing = [words for words in FACTS[email, name] if words not in said]

    assert missing == []


def test_the_five_inspectorates_are_listed_as_one_body() -> None:
    said = words_of(browser_of(ALMELO), reverse("organisations:bodies", kwargs={"gemeente": "almelo"}))

    for name in ("Inspectie Jeugdzorg", "Inspectie van het Onderwijs", "Inspectie Veiligheid en Justitie",
                 "Inspectie voor de Gezondheidszorg", "Inspectie Sociale Zaken en Werkgelegenheid"):  # fmt: skip
        assert name in said


@pytest.mark.parametrize(
    ("email", "words"),
    [
        (ALMELO, "Vertel het wijkteam vóór de overdracht welke zorgen er zijn"),
        ("manager@almelo.example", "Schrijf bij ieder gezin op welke afweging is gemaakt"),
        ("partner@veiligthuis-twente.example", "Bespreek ieder half jaar met de wijkteams hoe het samen gaat"),
        ("jeugdhulp@almelo.example", "Leg bij de start van de hulp vast wie het gezin begeleidt"),
        (WIJCHEN, "Het definitieve verbeterplan met de inspectie delen"),
        ("partner@veiligthuis.example", "Voorbeeldstad"),
    ],
)
def test_the_first_page_says_what_waits_for_somebody(email: str, words: str) -> None:
    assert words in words_of(browser_of(email), reverse("overview:my_tasks"))


@pytest.mark.parametrize("email", ["council_clerk@almelo.example", "administrator@almelo.example"])
@pytest.mark.rule("dual-wall")
def test_whoever_has_no_business_there_finds_no_trajectory(email: str) -> None:
    trajectory = Trajectory.objects.get(municipality__slug="almelo")
    where = {"gemeente": "almelo", "public_id": trajectory.public_id}

    assert browser_of(email).get(reverse("overview:trail", kwargs=where)).status_code == 404


@pytest.mark.parametrize(
    "email",
    [ALMELO, "manager@almelo.example", "inspector@almelo.example", "auditor@almelo.example", "wijkteam@almelo.example",
     "partner@veiligthuis-twente.example", "administrator@almelo.example", "council_clerk@almelo.example",
     "coordinator@wijchen.example", "inspector@wijchen.example", "jeugdhulp@wijchen.example",
     "partner@veiligthuis.example", "coordinator@voorbeeldstad.example", "secretariat@voorbeeldstad.example"],
)  # fmt: skip
def test_every_link_that_somebody_sees_works(email: str) -> None:
    client, todo, broken = browser_of(email), ["/mijn/"], []
    for address in todo:
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            broken.append((address, answer.status_code))
        if "html" in answer.headers["Content-Type"] and len(todo) < MOST_PAGES:
            found = dict.fromkeys(LINK.findall(answer.content.decode()))
            todo += [
                link for link in found if link not in todo and not link.startswith(OTHER) and not link.endswith(PICTURE)
            ]

    assert broken == []
    assert len(todo) > 1


def test_an_event_happens_on_its_day_and_is_not_due_by_then() -> None:
    assert "uiterlijk dinsdag 16 mei 2017" not in page(ALMELO, "supervision:terms")


@pytest.mark.rule("one-visibility")
def test_whoever_may_not_open_a_paper_does_not_read_its_words() -> None:
    term = Term.objects.get(said="16 mei")
    address = reverse("supervision:term", kwargs={"gemeente": "almelo", "public_id": term.public_id})

    assert "almelo_collegevoorstel.pdf" in words_of(browser_of(ALMELO), address)
    assert "almelo_collegevoorstel.pdf" not in words_of(browser_of("inspector@almelo.example"), address)
