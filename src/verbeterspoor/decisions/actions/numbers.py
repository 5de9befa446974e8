"""Numbers of letters: given out by a series, typed in from elsewhere, or lapsed; never used twice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from verbeterspoor.decisions import rules
from verbeterspoor.decisions.choices import LetterRefusal, NumberState, Refusal
from verbeterspoor.decisions.models import Letter, NumberSeries, NumberUse
from verbeterspoor.documents import rules as documents
from verbeterspoor.foundation.errors import Conflict, NotAllowed
from verbeterspoor.organisations.models import Municipality
from verbeterspoor.organisations.rules import Actor

from .letters import check_may_write
from .records import change, record


@transaction.atomic
def start_series(
    *, municipality: Municipality, name: str, prefix: str, digits: int, next_number: int, by: Actor, now: datetime
) -> NumberSeries:
    """Start a series of numbers of the municipality's own."""
    rules.check_keeps_series(by, municipality.pk)
    if NumberSeries.objects.filter(municipality=municipality, name=name).exists():
        raise NotAllowed(LetterRefusal.SERIES_NAMED.label)
    series = NumberSeries.objects.create(
        municipality=municipality, name=name, prefix=prefix, digits=digits, next_number=next_number
    )
    record("series.started", series, by, now, {"next": next_number, "prefix": prefix})
    return series


@transaction.atomic
def change_series(
    *, series: NumberSeries, name: str, next_number: int, reason: str, by: Actor, now: datetime
) -> NumberSeries:
    """Rename a series or let it go on at a higher number; the numbers that are skipped lapse, with the reason."""
    rules.check_keeps_series(by, series.municipality_id)
    rules.check_goes_on(series, next_number, reason)
    if NumberSeries.objects.filter(municipality_id=series.municipality_id, name=name).exclude(pk=series.pk).exists():
        raise NotAllowed(LetterRefusal.SERIES_NAMED.label)
    skipped = range(series.next_number, next_number)
    taken = set(series.uses.filter(value__in=skipped).values_list("value", flat=True))
    rows = NumberSeries.objects.filter(pk=series.pk, next_number=series.next_number)
    if not rows.update(name=name, next_number=next_number):
        raise Conflict(Refusal.CHANGED_MEANWHILE.label)
    NumberUse.objects.bulk_create(
        NumberUse(series=series, value=value, text=rules.said_number(series, value), state=NumberState.LAPSED,
                  reason=reason[:300], given_at=now)
        for value in skipped if value not in taken
    )  # fmt: skip
    codes = {"next": next_number, "skipped": len(skipped) - len(taken)}
    record("series.changed", series, by, now, codes, {"note": reason} if skipped else {})
    series.refresh_from_db()
    return series


@transaction.atomic
def give_number(*, letter: Letter, series: NumberSeries, by: Actor, now: datetime) -> Letter:
    """Give a letter the next number of a series; it carries that number from now on."""
    check_may_write(letter, by)
    if series.municipality_id != letter.municipality_id:
        raise NotAllowed(LetterRefusal.NOT_FOR_SERIES.label)
    if letter.number:
        raise NotAllowed(str(LetterRefusal.HAS_NUMBER.label) % {"number": letter.number})
    use = _next_use(series, now)
    use.letter = letter
    use.save(update_fields=["letter"])
    change(letter, letter.version, number=use.text)
    record("letter.numbered", letter, by, now, {"number": use.text, "series": str(series.public_id)})
    return letter


def _next_use(series: NumberSeries, now: datetime) -> NumberUse:
    """Take the next number nobody has; one that was typed in before is skipped, because it is accounted for."""
    while True:
        series.refresh_from_db()
        value = series.next_number
        if not NumberSeries.objects.filter(pk=series.pk, next_number=value).update(next_number=F("next_number") + 1):
            continue  # somebody took it at this very moment
        if series.uses.filter(value=value).exists():
            continue
        text = rules.said_number(series, value)
        holder = Letter.objects.filter(municipality_id=series.municipality_id, number=text).first()
        use = NumberUse.objects.create(series=series, value=value, text=text, letter=holder, given_at=now)
        if holder is None:
            return use


@transaction.atomic
def type_number(*, letter: Letter, number: str, reason: str = "", by: Actor, now: datetime) -> Letter:
    """Type in the number a letter has elsewhere; a number of a series it had before lapses, with the reason."""
    check_may_write(letter, by)
    number = number.strip()
    documents.check_no_client_data(reason)
    _check_free(letter, number)
    if letter.number_uses.filter(state=NumberState.USED).exclude(text=number).exists() and not reason.strip():
        raise NotAllowed(LetterRefusal.NEEDS_REASON.label)
    lapse_numbers(letter, reason, but=number)
    change(letter, letter.version, number=number)
    for series in NumberSeries.objects.filter(municipality_id=letter.municipality_id):
        value = rules.value_in(series, number)
        if value is not None:
            NumberUse.objects.get_or_create(
                series=series, value=value, defaults={"text": number, "letter": letter, "given_at": now}
            )
    record("letter.numbered", letter, by, now, {"number": number, "typed": True}, {"note": reason} if reason else {})
    return letter


def _check_free(letter: Letter, number: str) -> None:
    """Refuse a number that was used before, with the letter that has it, or with why it lapsed."""
    if not number:
        raise NotAllowed(LetterRefusal.NEEDS_NUMBER.label)
    holder = Letter.objects.filter(municipality_id=letter.municipality_id, number=number).exclude(pk=letter.pk).first()
    if holder:
        facts = {"number": number, "subject": holder.subject}
        raise NotAllowed(str(LetterRefusal.NUMBER_USED.label) % facts)
    uses = NumberUse.objects.filter(series__municipality_id=letter.municipality_id, text=number)
    lapsed = uses.filter(state=NumberState.LAPSED).first()
    if lapsed:
        facts = {"number": number, "reason": lapsed.reason}
        raise NotAllowed(str(LetterRefusal.NUMBER_LAPSED.label) % facts)


def lapse_numbers(letter: Letter, reason: str, *, but: str = "") -> None:
    """Let the numbers a letter had lapse, with the reason: they stay in the list and are never given out again."""
    uses = letter.number_uses.filter(state=NumberState.USED).exclude(text=but)
    uses.update(state=NumberState.LAPSED, reason=reason.strip()[:300])
