"""Letters as tests need them: with a proposal of two points, outcomes on them, and a text that is complete."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.builders import a_letter, a_proposal
from tests.cast import NOW, TODAY, Town
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.choices import LetterBasis, OutcomeKind, SigningAs, TemplateKind
from verbeterspoor.decisions.models import DecisionPoint, Letter, Outcome, Proposal

COLLEGE = [actions.Signed(SigningAs.MAYOR, "De burgemeester"), actions.Signed(SigningAs.SECRETARY, "De secretaris")]
HOLDER = [actions.Signed(SigningAs.PORTFOLIO_HOLDER, "De wethouder")]


def a_proposal_with_points(town: Town, *texts: str) -> Proposal:
    """Start a proposal with numbered points."""
    proposal = a_proposal(town)
    for number, text in enumerate(texts or ("De raad informeren", "De brief plaatsen"), 1):
        DecisionPoint.objects.create(proposal=proposal, number=number, text=text)
    return proposal


def decided(town: Town, point: DecisionPoint, kind: str = OutcomeKind.AS_PROPOSED, **facts: Any) -> Outcome:
    """Put an outcome on a point; an earlier one is no longer current."""
    Outcome.objects.filter(point=point).update(is_current=False)
    facts = {"text": point.text, "decided_date": TODAY, "recorded_at": NOW, **facts}
    return Outcome.objects.create(
        point=point, kind=kind, recorded_by_id=town.actor("secretariat").public_id,
        recorded_by_name="Secretariaat", **facts,
    )  # fmt: skip


def a_letter_on_points(town: Town, *, written: bool = True, **facts: Any) -> Letter:
    """Start a letter that rests on two points; `written` gives it its number and all its sections."""
    proposal = a_proposal_with_points(town)
    letter = a_letter(town, proposal.trajectory, proposal=proposal, **facts)
    return complete(town, letter) if written else letter


def complete(town: Town, letter: Letter, number: str = "RAAD-4234") -> Letter:
    """Write every section of a letter and type in its number."""
    by = town.actor("author")
    texts = {field.pk: f"<p>{field.label}</p>" for field, _text in queries.sections_of(letter)
             if queries.is_section(field)}  # fmt: skip
    actions.write_sections(letter=letter, version=letter.version, texts=texts, by=by, now=NOW)
    actions.type_number(letter=letter, number=number, by=by, now=NOW)
    return again(letter)


def again(letter: Letter) -> Letter:
    """Return the letter as it stands now."""
    return Letter.objects.get(pk=letter.pk)


def a_note(town: Town) -> Letter:
    """Start an information note on the portfolio holder's signature."""
    letter = a_letter(town, kind=TemplateKind.INFORMATION_NOTE, basis=LetterBasis.PORTFOLIO_HOLDER)
    Letter.objects.filter(pk=letter.pk).update(portfolio_holder=town.user("portfolio_holder"))
    return complete(town, again(letter), "2020-12")


def a_ready_letter(town: Town, **outcome: Any) -> Letter:
    """Finish a letter of which every point was decided as proposed, unless said otherwise about the first."""
    letter = a_letter_on_points(town)
    for point in letter.points.all():
        decided(town, point, **(outcome if point.number == 1 else {}))
    return actions.finish_letter(letter=letter, by=town.actor("author"), now=NOW)


def sign(town: Town, letter: Letter, *, signatures: Any = COLLEGE, day: date = TODAY, now: datetime = NOW) -> Letter:
    """Let the secretariat register signatures."""
    return actions.sign_letter(letter=again(letter), signatures=signatures, signed_date=day, paper=b"%PDF-1.7 brief",
                               by=town.actor("secretariat"), now=now)  # fmt: skip


def a_signed_letter(town: Town) -> Letter:
    """Sign a letter that agrees with what was decided."""
    return sign(town, a_ready_letter(town))


def hand_over(town: Town, letter: Letter, now: datetime = NOW) -> Letter:
    """Let the secretariat hand a letter over to the council."""
    return actions.hand_over_letter(letter=again(letter), by=town.actor("secretariat"), now=now)
