"""Almelo, April 2017: the proposal, its meeting on the day after Easter, the outcome told back, and letter RAAD-4234.

The fields and their order are those of the public proposal of 2017; the words are ours, and what they tell of findings
is the example of this demo.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import ConsiderationKind, ConsultationKind, OutcomeKind, SigningAs
from verbeterspoor.decisions.exports import letter_paper
from verbeterspoor.decisions.models import Letter, MeetingBody, Proposal
from verbeterspoor.decisions.rules import Result

from .almelo import PRESENTED_AT, Case

PLANNED_AT = datetime(2017, 1, 9, 9, 0, tzinfo=UTC)
WRITTEN_AT = datetime(2017, 4, 4, 9, 0, tzinfo=UTC)
SUBMITTED_AT = datetime(2017, 4, 6, 14, 0, tzinfo=UTC)
DECIDED_AT = datetime(2017, 4, 18, 9, 40, tzinfo=UTC)
TOLD_AT = datetime(2017, 4, 18, 9, 42, tzinfo=UTC)
SIGNED_AT = datetime(2017, 4, 18, 11, 0, tzinfo=UTC)
HANDED_AT = datetime(2017, 4, 18, 13, 5, tzinfo=UTC)
TREATED_AT = datetime(2017, 5, 17, 8, 0, tzinfo=UTC)

TEXTS = {
    "toelichting": "Op 18 april wordt het rapport van de inspecties over de sociale wijkteams openbaar. Met een brief "
    "hoort de raad wat de inspecties vonden en wat het college ermee doet.",
    "inleiding": "<p>Vijf rijksinspecties keken in september 2016 in zes gemeenten die door het lot zijn gekozen, ook "
    "in Almelo. De vraag: hoe goed helpt het lokale netwerk kwetsbare gezinnen? Na hun eerste indrukken zijn direct "
    "maatregelen genomen.</p>",
    "effect": "<p>De raad weet op tijd wat de inspecties vonden, wat het college daarvan vindt en wat er al gebeurd is."
    "</p>",
    "uitvoering": "<p>De maatregelen staan in de brief. Samen met de uitkomst van de rekenkamercommissie komt er eind "
    "mei of begin juni een breder voorstel over de toegang tot voorzieningen, van de sector Samenleving.</p>",
    "communicatie": "<p>Het besluit is openbaar zodra het rapport openbaar is. De portefeuillehouder nodigt op 18 "
    "april een krant uit.</p>",
}
POINTS = (
    "De raad met de bijgevoegde brief te informeren over het rapport van de inspecties en onze reactie daarop.",
    "De brief op 18 april, na openbaarmaking van het rapport, op iBabs te plaatsen.",
)
SECTIONS = {
    "aanleiding": "<p>Vandaag is het rapport over de sociale wijkteams openbaar geworden. In deze brief leest u wat de "
    "inspecties vonden en wat wij ermee doen.</p>",
    "bevindingen": "<p>De inspecties zien teams die dicht bij gezinnen staan. Zij vinden ook dat de teams niet overal "
    "met dezelfde methode werken en risico's voor kinderen niet overal op dezelfde manier inschatten.</p>",
    "reactie": "<p>Wij nemen de bevindingen over. Kinderen moeten veilig zijn, ook als het ingewikkeld is.</p>",
    "maatregelen": "<ul><li>Alle lopende gezinnen zijn opnieuw bekeken met een vaste lijst van risico's.</li>"
    "<li>In ieder wijkteam kijkt een gedragswetenschapper mee.</li></ul>",
    "basis-plan": "<p>Het verbeterplan gaat over twee dingen: methodisch werken en een goede risicoanalyse.</p>",
    "context": "<p>Het onderzoek viel in een tijd waarin de teams net waren begonnen. Dat verklaart een deel van de "
    "scherpe conclusies; het maakt ze niet minder waar.</p>",
    "vervolg": "<p>De inspecties lichten het rapport toe in het politiek beraad van 16 mei.</p>",
}


def decide(case: Case) -> None:
    """Register the proposal as it was decided elsewhere, the list of that meeting, and the letter of that day."""
    town = case.town.municipality
    actions.put_shipped_templates_to_use(municipality=town, now=PLANNED_AT)
    actions.put_usual_bodies_to_use(municipality=town)
    secretariat = case.town.actor("secretariat")
    executive = MeetingBody.objects.get(municipality=town, kind="executive")
    days = [date(2017, 4, 11), date(2017, 4, 18), date(2017, 4, 25)]
    meetings = actions.plan_meetings(body=executive, days=days, at=time(10), by=secretariat, now=PLANNED_AT)
    proposal = write_proposal(case)
    letter = write_letter(case, proposal)
    actions.attach_letter(proposal=proposal, letter=letter, by=case.town.actor("author"), now=SUBMITTED_AT)
    actions.plan_proposal(proposal=proposal, meeting=meetings[1], agenda_number="4", by=secretariat, now=SUBMITTED_AT)
    actions.submit_proposal(proposal=proposal, by=case.town.actor("author"), now=SUBMITTED_AT)
    results = {point: Result(OutcomeKind.AS_PROPOSED) for point in proposal.points.all()}
    decision = actions.Decision(meeting=meetings[1])
    actions.record_outcomes(proposal=proposal, results=results, decision=decision, by=secretariat, now=DECIDED_AT)
    proposal.refresh_from_db()
    actions.tell_outcome(proposal=proposal, by=secretariat, now=TOLD_AT)
    made = actions.make_list(meeting=meetings[1], by=secretariat, now=TOLD_AT)
    actions.finish_list(decision_list=made, by=secretariat, now=TOLD_AT)
    send_letter(case, letter)


def write_proposal(case: Case) -> Proposal:
    """Write the proposal on its form."""
    by = case.town.actor("author")
    proposal = actions.start_proposal(
        trajectory=case.trajectory, subject="Inspectierapport sociale wijkteams", by=by, now=WRITTEN_AT
    )
    fields = {field.key: field for field in proposal.template_version.fields.all()}
    answers = [actions.Answer(fields[key], text=text) for key, text in TEXTS.items() if key != "communicatie"]
    answers += [
        actions.Answer(fields["advies"], text="discussion"),
        actions.Answer(fields["uiterste-behandeldatum"], yes=True, day=date(2017, 4, 18),
                       reason="Het rapport wordt die dag om 15.00 uur openbaar"),
        actions.Answer(fields["hoofdopgave"], text="Transformatie werk en zorg"),
        actions.Answer(fields["portefeuillehouder"], person=case.town.people["portfolio_holder"]),
        actions.Answer(fields["openbaar"], text="public"),
        actions.Answer(fields["vervolg"], text="council_letter"),
        actions.Answer(fields["kosten"], yes=False),
    ]  # fmt: skip
    actions.write_answers(proposal=proposal, version=proposal.version, answers=answers, by=by, now=WRITTEN_AT)
    points = [actions.PointText(text) for text in POINTS]
    made = actions.write_points(proposal=proposal, version=proposal.version, points=points, by=by, now=WRITTEN_AT)
    weighed = [
        actions.Weighed(ConsiderationKind.ARGUMENT, "Wie de raad op tijd en volledig informeert, voorkomt dat het "
                        "rapport een eigen leven gaat leiden.", point=made[0]),
        actions.Weighed(ConsiderationKind.CAVEAT, "Er is weinig tijd: het rapport komt op 18 april om 15.00 uur. De "
                        "uitkomst moet direct na de vergadering terug naar de steller."),
        actions.Weighed(ConsiderationKind.ALTERNATIVE, "Niet reageren, of pas na het politiek beraad van 16 mei. Het "
                        "beeld is dan moeilijk nog bij te stellen."),
    ]  # fmt: skip
    actions.write_considerations(proposal=proposal, version=proposal.version, weighed=weighed, by=by, now=WRITTEN_AT)
    talks = [
        actions.Talk(fields["intern-overleg"], with_whom="Management van de sector Samenleving en team Communicatie",
                     held_date=date(2017, 4, 3), about="de opzet van de brief"),
        actions.Talk(fields["afstemming"], ConsultationKind.AGREEMENT, "Portefeuillehouder", date(2017, 4, 5),
                     said="Akkoord met de inhoud van de brief."),
        actions.Talk(fields["gmt-advies"], ConsultationKind.ADVICE, "GMT", not_applicable=True),
    ]  # fmt: skip
    actions.write_consultations(proposal=proposal, version=proposal.version, talks=talks, by=by, now=WRITTEN_AT)
    words = [actions.Answer(fields["communicatie"], text=TEXTS["communicatie"])]
    actions.write_answers(proposal=proposal, version=proposal.version, answers=words, by=by, now=WRITTEN_AT)
    return proposal


def write_letter(case: Case, proposal: Proposal) -> Letter:
    """Write the letter with the proposal; it has its number from then."""
    by = case.town.actor("author")
    letter = actions.start_letter(
        trajectory=case.trajectory, subject="Reactie op het rapport over de sociale wijkteams",
        addressee="Aan de gemeenteraad", proposal=proposal, by=by, now=WRITTEN_AT,
    )  # fmt: skip
    sections = {field.key: field for field, _text in queries.sections_of(letter)}
    texts = {sections[key].pk: text for key, text in SECTIONS.items()}
    actions.write_sections(letter=letter, version=letter.version, texts=texts, by=by, now=WRITTEN_AT)
    actions.type_number(letter=letter, number="RAAD-4234", by=by, now=WRITTEN_AT)
    return Letter.objects.get(pk=letter.pk)


def send_letter(case: Case, letter: Letter) -> None:
    """Sign the letter after the meeting, hand it over once the report is public, and hear what the council did."""
    by, secretariat = case.town.actor("author"), case.town.actor("secretariat")
    actions.finish_letter(letter=Letter.objects.get(pk=letter.pk), by=by, now=SUBMITTED_AT)
    letter = Letter.objects.get(pk=letter.pk)
    signed = [actions.Signed(SigningAs.SECRETARY, "De secretaris"), actions.Signed(SigningAs.MAYOR, "De burgemeester")]
    paper = letter_paper(letter, kind="pdf", now=SIGNED_AT, signatures=signed, dated=PRESENTED_AT.date())
    actions.sign_letter(letter=letter, signatures=signed, signed_date=PRESENTED_AT.date(), paper=paper, by=secretariat,
                        now=SIGNED_AT)  # fmt: skip
    actions.hand_over_letter(letter=Letter.objects.get(pk=letter.pk), by=secretariat, now=HANDED_AT)
    actions.register_treatment(
        letter=Letter.objects.get(pk=letter.pk), kind="discussed", on_date=date(2017, 5, 16), where="Politiek beraad",
        note="De inspecties lichtten het rapport toe.", by=case.town.actor("council_clerk"), now=TREATED_AT,
    )  # fmt: skip
