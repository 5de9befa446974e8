"""The forms of a municipality: versions, own words, and the pages on which an administrator changes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests import builders
from tests.cast import NOW, Town
from verbeterspoor.accounts.models import User
from verbeterspoor.decisions import actions, queries
from verbeterspoor.decisions.models import Template, TemplateField, TemplateVersion
from verbeterspoor.foundation.errors import NotAllowed

from .pages import page, text

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]


def new_version(town: Town) -> TemplateVersion:
    template = builders.a_proposal(town).template_version.template
    return actions.start_form_version(template=template, by=town.actor("administrator"), now=NOW)


def changed(town: Town, field: TemplateField, **facts: object) -> TemplateField:
    said = actions.FieldFacts(**{"label": field.label, "kind": field.kind, "part": field.part, **facts})  # type: ignore[arg-type]
    return actions.change_form_field(field=field, facts=said, by=town.actor("administrator"), now=NOW)


@pytest.mark.rule("templates")
def test_a_proposal_keeps_the_version_it_was_written_on(town: Town) -> None:
    version, by = new_version(town), town.actor("administrator")
    old = builders.a_proposal(town)
    changed(town, version.fields.get(key="hoofdopgave"), label="Programma")
    actions.put_form_to_use(version=version, note="Ander woord", by=by, now=NOW)
    new = builders.a_proposal(town, old.trajectory)

    labels = [{line.field.label for line in queries.sheet_of(town.actor("author"), one).lines} for one in (old, new)]
    assert ("Hoofdopgave" in labels[0], "Hoofdopgave" in labels[1], "Programma" in labels[1]) == (True, False, True)


@pytest.mark.rule("templates")
def test_a_version_in_use_is_not_changed(town: Town, plain_english: None) -> None:
    field = builders.a_proposal(town).template_version.fields.get(key="hoofdopgave")

    with pytest.raises(NotAllowed, match="Start a new version"):
        changed(town, field, label="Anders")


@pytest.mark.rule("templates")
def test_a_form_without_points_or_subject_is_not_put_to_use(town: Town, plain_english: None) -> None:
    version, by = new_version(town), town.actor("administrator")
    for key, words in (("besluit", "decision points"), ("onderwerp", "subject")):
        actions.remove_form_field(field=version.fields.get(key=key), by=by, now=NOW)
        with pytest.raises(NotAllowed, match=words):
            actions.put_form_to_use(version=version, note="", by=by, now=NOW)


@pytest.mark.rule("templates")
def test_a_municipality_has_its_own_words_for_a_consent_item(town: Town) -> None:
    version = new_version(town)
    changed(town, version.fields.get(key="advies"), options=("B-stuk", "A-stuk"))
    actions.put_form_to_use(version=version, note="", by=town.actor("administrator"), now=NOW)

    sheet = queries.sheet_of(town.actor("author"), builders.a_proposal(town))
    assert next(line.said for line in sheet.lines if line.field.key == "advies") == "B-stuk"


def test_only_an_administrator_changes_forms(town: Town, plain_english: None) -> None:
    template = builders.a_proposal(town).template_version.template

    with pytest.raises(NotAllowed, match="Only an administrator"):
        actions.start_form_version(template=template, by=town.actor("coordinator"), now=NOW)


def test_an_administrator_puts_the_shipped_forms_to_use_with_one_button(town: Town, signed_in: SignedIn) -> None:
    administrator = signed_in(town.user("administrator"))
    assert "Deze formulieren in gebruik nemen" in text(administrator.get(page(town, "templates")))

    shown = text(administrator.post(page(town, "templates"), follow=True))

    for name in ("Collegevoorstel", "Raadsbrief", "Informatienota"):
        assert name in shown
    assert "Deze formulieren in gebruik nemen" not in shown


def test_a_new_version_is_changed_field_by_field_and_put_to_use(town: Town, signed_in: SignedIn) -> None:
    builders.a_proposal(town)
    template = Template.objects.get(kind="proposal")
    administrator, address = signed_in(town.user("administrator")), page(town, "template", template)
    administrator.post(address, {"act": "start"})
    said = {"label": "Wijk", "kind": "choice", "part": "header", "audience": "public", "options": "Noord\nZuid"}
    administrator.post(page(town, "form_field_new", template), said)
    draft = template.versions.get(used_from__isnull=True)
    last = draft.fields.count() - 1
    administrator.post(address, {"do": f"fields:up:{last}"})

    administrator.post(address, {"act": "use", "note": "Wijk erbij"})

    draft.refresh_from_db()
    assert draft.used_from is not None
    assert [field.key for field in draft.fields.all()][last - 1] == "wijk"
    assert draft.fields.get(key="wijk").options == ["Noord", "Zuid"]


def test_a_choice_without_answers_is_asked_for_them(town: Town, signed_in: SignedIn) -> None:
    version = new_version(town)
    said = {"label": "Wijk", "kind": "choice", "part": "header", "audience": "public"}

    answer = signed_in(town.user("administrator")).post(page(town, "form_field_new", version.template), said)

    assert "minstens twee antwoorden" in text(answer)


def test_a_form_gets_the_name_the_municipality_uses_and_can_retire(town: Town, signed_in: SignedIn) -> None:
    builders.a_proposal(town)
    template = Template.objects.get(kind="council_letter")
    administrator, address = signed_in(town.user("administrator")), page(town, "template", template)
    administrator.post(address, {"act": "name", "name": "RIB"})
    administrator.post(address, {"act": "retire"})
    template.refresh_from_db()

    assert (template.name, queries.version_in_use(town.municipality.pk, "council_letter")) == ("RIB", None)
