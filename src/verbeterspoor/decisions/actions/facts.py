"""Put facts of the trajectory into a letter, and deal with those the trajectory says otherwise about now."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from verbeterspoor.decisions import queries, rules
from verbeterspoor.decisions.choices import LetterRefusal
from verbeterspoor.decisions.models import Letter, LetterValue, LinkedFact, TemplateField
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.organisations.rules import Actor

from .letters import check_may_write
from .records import change, record

START = {
    "bevindingen": ("report_title", "inspectorate", "report_presented", "findings", "finding_list"),
    "maatregelen": ("measures", "measure_list"),
    "basis-plan": ("plan_adopted", "actions", "partners"),
    "aanleiding": ("inspectorate", "report_title", "report_dated"),
    "kernboodschap": ("inspectorate", "findings:good_example", "findings:improvement_point"),
    "toelichting": ("report_title", "report_dated", "finding_list:improvement_point"),
    "uitvoering": ("plan_adopted", "actions", "partners"),
}
"""What a section starts with when somebody begins with what is known, by the key of the section."""


@transaction.atomic
def insert_fact(*, letter: Letter, field: TemplateField, key: str, by: Actor, now: datetime) -> LinkedFact:
    """Put a fact behind the text of a section; the letter warns when the trajectory says otherwise later."""
    check_may_write(letter, by)
    fact = queries.facts_of(by, letter.trajectory).get(key)
    if fact is None:
        raise NotAllowed(LetterRefusal.NO_SUCH_FACT.label)
    linked = _put(letter, field, [fact], now)[0]
    record("letter.fact_inserted", letter, by, now, {"key": key})
    return linked


@transaction.atomic
def begin_with_facts(*, letter: Letter, by: Actor, now: datetime) -> int:
    """Fill the sections that are still empty with what the trajectory knows; the reaction is left to the author."""
    check_may_write(letter, by)
    known = queries.facts_of(by, letter.trajectory)
    number = 0
    for field, text in queries.sections_of(letter):
        facts = [known[key] for key in START.get(field.key, ()) if key in known]
        if facts and not text and queries.is_section(field):
            number += len(_put(letter, field, facts, now))
    record("letter.begun", letter, by, now, {"facts": number})
    return number


def _put(letter: Letter, field: TemplateField, facts: list[queries.KnownFact], now: datetime) -> list[LinkedFact]:
    if field.version_id != letter.template_version_id or not queries.is_section(field):
        raise NotAllowed(LetterRefusal.NO_SUCH_SECTION.label)
    section, _new = LetterValue.objects.get_or_create(letter=letter, field=field)
    section.text += "".join(fact.html for fact in facts)
    section.save(update_fields=["text"])
    change(letter, letter.version)
    rows = [LinkedFact(letter=letter, key=one.key, value=one.value, inserted_at=now) for one in facts]
    return LinkedFact.objects.bulk_create(rows)


@transaction.atomic
def replace_fact(*, linked: LinkedFact, by: Actor, now: datetime) -> None:
    """Put what the trajectory says now in place of the old words, where these stand in the letter exactly once."""
    letter = _letter_of(linked, by)
    fact = queries.facts_of(by, letter.trajectory).get(linked.key)
    if fact is None:
        raise NotAllowed(LetterRefusal.NO_SUCH_FACT.label)
    texts = {value.pk: value.text for value in letter.values.all()}
    new = None if fact.is_list else rules.replaced(texts, linked.value, fact.value)
    if new is None:
        raise NotAllowed(str(LetterRefusal.WORDS_NOT_FOUND.label) % {"words": queries.said_value(linked.value)})
    LetterValue.objects.filter(pk=new[0]).update(text=new[1])
    LinkedFact.objects.filter(pk=linked.pk).update(value=fact.value, kept_value="", kept_reason="", inserted_at=now)
    change(letter, letter.version)
    record("letter.fact_replaced", letter, by, now, {"key": linked.key})


@transaction.atomic
def keep_fact(*, linked: LinkedFact, reason: str, by: Actor, now: datetime) -> None:
    """Keep the old words, with the reason; the letter warns again when the trajectory changes once more."""
    letter = _letter_of(linked, by)
    documents.check_no_client_data(reason)
    if not reason.strip():
        raise NotAllowed(LetterRefusal.NEEDS_REASON.label)
    fact = queries.facts_of(by, letter.trajectory).get(linked.key)
    kept = {"kept_value": fact.value if fact else "", "kept_reason": reason.strip()[:300]}
    LinkedFact.objects.filter(pk=linked.pk).update(**kept)
    record("letter.fact_kept", letter, by, now, {"key": linked.key}, {"note": reason.strip()})


def _letter_of(linked: LinkedFact, by: Actor) -> Letter:
    if linked.letter is None:
        raise NotAllowed(LetterRefusal.NO_SUCH_FACT.label)
    check_may_write(linked.letter, by)
    return linked.letter
