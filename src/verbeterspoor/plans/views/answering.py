"""Answer a round: all actions of one person on one page, each sent by itself or all at once.

Two doors lead to the same form: the link in a mail, and the page behind sign-in.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.middleware import TownRequest
from verbeterspoor.organisations.rules import Actor
from verbeterspoor.plans import actions, queries, rules
from verbeterspoor.plans.choices import ActionStatus, LinkState, RoundStatus
from verbeterspoor.plans.forms import ReportForm
from verbeterspoor.plans.models import ProgressReport, Round, RoundItem

FIELDS = tuple(name for name in ReportForm.base_fields if name not in {"looked_at", "file", "file_looked_at"})
ALL = "all"


@dataclass
class Question:
    """One action that somebody is asked about: its form, and what was answered in this round before."""

    item: RoundItem
    form: ReportForm
    own: ProgressReport | None
    by_colleague: ProgressReport | None
    was_typed: bool = False
    was_sent: bool = False
    chosen: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether it can be answered now: it runs, and no report of "done" waits."""
        if self.item.part:
            return rules.can_report_part(self.item.part, {rules.EXECUTOR})
        return self.item.action.status == ActionStatus.OPEN

    @property
    def waits(self) -> bool:
        """Say whether a report of "done" waits for whoever asked."""
        return self.item.thing.status == ActionStatus.REPORTED_DONE


@dataclass
class Answers:
    """All questions of one person in one round."""

    round: Round
    actor: Actor
    questions: list[Question] = field(default_factory=list)

    @property
    def sent(self) -> list[Question]:
        return [question for question in self.questions if question.was_sent]

    @property
    def is_complete(self) -> bool:
        """Say whether everything that is asked was answered."""
        return all(question.item.answered_at or not question.is_open for question in self.questions)

    @property
    def leaves_nothing(self) -> bool:
        """Say whether nothing typed is waiting on the page: it can be read anew."""
        return not any(question.was_typed and not question.was_sent for question in self.questions)


def questions_for(round: Round, actor: Actor, typed: QueryDict | None = None, files: Any = None) -> Answers:
    """Return what this person is asked; what they typed stays in every form, also in those that are not sent now."""
    answers = Answers(round, actor)
    for item in queries.items_with_answers(queries.asked_of(actor, round)):
        item.round = round
        answers.questions.append(_question(item, actor, typed, files))
    return answers


def _question(item: RoundItem, actor: Actor, typed: QueryDict | None, files: Any) -> Question:
    prefix = f"a{item.pk}"
    reports: list[ProgressReport] = item.answers  # type: ignore[attr-defined]
    own = next((one for one in reports if one.reported_by_id == actor.public_id), None)
    colleague = next((one for one in reports if one.reported_by_id != actor.public_id), None)
    given = {name: typed.get(f"{prefix}-{name}", "") for name in FIELDS} if typed else {}
    was_typed = any(value.strip() for value in given.values())
    wanted = typed.get("send") if typed else None
    chosen = wanted == str(item.public_id) or (wanted == ALL and was_typed)
    agreed = item.thing.evidence_agreed
    form = (
        ReportForm(typed, files, prefix=prefix, agreed=agreed)
        if typed and chosen
        else ReportForm(initial=given, prefix=prefix, agreed=agreed)
    )
    return Question(item, form, own, colleague, was_typed, chosen=chosen)


def send(answers: Answers, *, now: datetime) -> list[ProgressReport]:
    """Send what was chosen; what is not right, or refused, stays in its form with the reason."""
    reports = []
    for question in (one for one in answers.questions if one.chosen and one.form.is_valid()):
        try:
            reports.append(_report(question, answers.actor, now))
        except NotAllowed as refusal:
            question.form.refuse(refusal)
        else:
            question.was_sent = True
    return reports


def _report(question: Question, actor: Actor, now: datetime) -> ProgressReport:
    item, said = question.item, question.form.said()
    if item.part:
        return actions.report_part(part=item.part, by=actor, now=now, **said)
    return actions.report_progress(action=item.action, by=actor, now=now, **said)


def shown(answers: Answers) -> dict[str, Any]:
    """Return what the page of a round shows to whoever answers."""
    return {
        "round": answers.round, "plan": answers.round.plan, "questions": answers.questions, "today": clock.today(),
        "town": answers.round.plan.trajectory.municipality, "is_complete": answers.is_complete,
        "last_day": queries.last_day_of(answers.round), "several": len(answers.questions) > 1,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def answer(request: TownRequest, public_id: uuid.UUID) -> HttpResponse:
    """Answer a round behind sign-in."""
    try:
        round = queries.get_visible_round(request.actor, public_id)
    except Round.DoesNotExist:
        raise Http404 from None
    if not queries.asked_of(request.actor, round).exists():
        raise Http404
    if round.status != RoundStatus.OPEN:
        typed = typed_texts(request.POST)
        gone = {"state": LinkState.CLOSED, "typed": typed, "inside": True, "town": request.municipality}
        return render(request, "plans/round_over.html", gone)
    page, _sent = answer_page(request, round, request.actor, "plans/round_answer.html")
    if page is None:
        messages.success(request, _("Sent. Thank you."))
        return redirect("plans:round_answer", gemeente=request.municipality.slug, public_id=public_id)
    return page


def answer_page(request: HttpRequest, round: Round, actor: Actor, template: str) -> tuple[HttpResponse | None, bool]:
    """Show the questions, or send what was chosen, and say whether something was sent.

    There is no page when nothing else was typed: it can be read anew.
    """
    typed = request.POST if request.method == "POST" else None
    answers = questions_for(round, actor, typed, request.FILES)
    sent = bool(typed is not None and send(answers, now=clock.now()))
    if sent and answers.leaves_nothing:
        return None, True
    if sent:
        fresh = {one.item.pk: one for one in questions_for(round, actor).questions}
        answers.questions = [_after(one, fresh) for one in answers.questions]
    return render(request, template, shown(answers)), sent


def _after(question: Question, fresh: dict[int, Question]) -> Question:
    """Return a question as it stands after sending: answered, or with what was typed."""
    if not question.was_sent:
        return question
    now = fresh[question.item.pk]
    now.was_sent = True
    return now


def typed_texts(post: QueryDict) -> list[str]:
    """Return the texts that somebody typed on a page that does not take them any more."""
    names = ("-text", "-obstacles", "-evidence")
    return [value for name in post for value in post.getlist(name) if name.endswith(names) and value.strip()]
