"""Write a letter or note to the council: start it on the form in use, say what it rests on, write its sections."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction

from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import Disclosure, LetterBasis, LetterRefusal, Refusal, TemplateKind
from verbeterspoor.decisions.models import DecisionPoint, Letter, LetterValue, Proposal, Secrecy
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.trajectories.models import Trajectory

from .records import change, record

MAY_WRITE = frozenset({rules.AUTHOR, rules.SECRETARIAT})
LETTER_KINDS = frozenset({TemplateKind.COUNCIL_LETTER, TemplateKind.INFORMATION_NOTE})


@dataclass(frozen=True)
class LetterFacts:
    """What a letter is besides its text: to whom, about what, on what it rests, how open it is."""

    subject: str
    addressee: str
    case_number: str = ""
    portfolio_holder: User | None = None
    dated: date | None = None
    basis: str = LetterBasis.DECISION
    disclosure: str = Disclosure.PUBLIC
    public_from: date | None = None
    secrecy: Secrecy | None = None
    embargo_until: datetime | None = None
    embargo_agreed: str = ""


def check_may_write(letter: Letter, by: Actor) -> None:
    """Let only the author or secretariat write in a letter, and only while it is being written."""
    if not rules.relations(by, letter) & MAY_WRITE:
        raise NotAllowed(Refusal.STEP_NOT_YOURS.label)
    rules.check_being_written(letter)


@transaction.atomic
def start_letter(
    *,
    trajectory: Trajectory,
    subject: str,
    addressee: str,
    kind: str = TemplateKind.COUNCIL_LETTER,
    basis: str = LetterBasis.DECISION,
    proposal: Proposal | None = None,
    by: Actor,
    now: datetime,
) -> Letter:
    """Start a letter about a trajectory, on the municipality's form in use; it may come with a proposal.

    With a proposal it takes over its points, portfolio holder, case number and openness.
    """
    rules.check_can_write(by, trajectory.municipality_id, Refusal.NOT_AN_AUTHOR.label)
    documents.check_no_client_data(subject, addressee)
    if kind not in LETTER_KINDS:
        raise NotAllowed(LetterRefusal.NO_LETTER_FORM.label)
    if proposal is not None and proposal.trajectory_id != trajectory.pk:
        raise NotAllowed(LetterRefusal.OTHER_TRAJECTORY.label)
    version = queries.version_in_use(trajectory.municipality_id, kind)
    if version is None:
        raise NotAllowed(Refusal.NO_TEMPLATE.label)
    taken = {"case_number": trajectory.case_number}
    if proposal is not None:
        names = ("portfolio_holder", "disclosure", "public_from", "secrecy")
        taken = {name: getattr(proposal, name) for name in names}
        taken["case_number"] = proposal.case_number or trajectory.case_number
    letter = Letter.objects.create(
        municipality_id=trajectory.municipality_id, trajectory=trajectory, template_version=version, subject=subject,
        addressee=addressee, basis=basis, proposal=proposal, author=User.objects.get(pk=by.user_id), status_since=now,
        created_at=now, **taken,
    )  # fmt: skip
    if proposal is not None and basis == LetterBasis.DECISION:
        letter.points.set(proposal.points.all())
    record("letter.started", letter, by, now)
    return letter


@transaction.atomic
def change_letter(
    *, letter: Letter, version: int, facts: LetterFacts, points: Collection[DecisionPoint],
    proposal: Proposal | None = None, by: Actor, now: datetime,
) -> Letter:  # fmt: skip
    """Change what a letter is about and what it rests on; dropping a point is one way out of a contradiction.

    A letter without a proposal can get one: it then rests on every point of it, until somebody drops one.
    """
    check_may_write(letter, by)
    documents.check_no_client_data(facts.subject, facts.addressee, facts.embargo_agreed)
    rules.check_letter_openness(facts.disclosure, facts.public_from, facts.secrecy)
    if facts.embargo_until and not facts.embargo_agreed.strip():
        raise NotAllowed(LetterRefusal.EMBARGO_WITH_WHOM.label)
    if proposal is not None and letter.proposal_id is None:
        if proposal.trajectory_id != letter.trajectory_id:
            raise NotAllowed(LetterRefusal.OTHER_TRAJECTORY.label)
        Letter.objects.filter(pk=letter.pk).update(proposal=proposal)
        letter.proposal, points = proposal, list(proposal.points.all())
    if any(point.proposal_id != letter.proposal_id for point in points):
        raise NotAllowed(LetterRefusal.NOT_OF_THIS_PROPOSAL.label)
    before = {point.number for point in letter.points.all()}
    chosen = points if facts.basis == LetterBasis.DECISION else ()
    change(letter, version, **{one.name: getattr(facts, one.name) for one in fields(facts)})
    letter.points.set(chosen)
    after = {point.number for point in chosen}
    codes = {"basis": str(facts.basis), "points": sorted(after), "dropped": sorted(before - after)}
    record("letter.changed", letter, by, now, codes)
    return letter


@transaction.atomic
def write_sections(*, letter: Letter, version: int, texts: Mapping[int, str], by: Actor, now: datetime) -> Letter:
    """Keep the text of the sections of a letter, by the id of the field."""
    check_may_write(letter, by)
    documents.check_no_client_data(*texts.values())
    known = {value.field_id: value for value in letter.values.all()}
    if not set(texts) <= {field.pk for field in letter.template_version.fields.all()}:
        raise NotAllowed(LetterRefusal.NO_SUCH_SECTION.label)
    changed = [pk for pk, text in texts.items() if text != (known[pk].text if pk in known else "")]
    if not changed:
        return letter
    change(letter, version)
    for pk in changed:
        LetterValue.objects.update_or_create(letter=letter, field_id=pk, defaults={"text": texts[pk]})
    record("letter.written", letter, by, now, {"sections": len(changed)})
    return letter
