"""The demo loads through the real actions; its history is whole and every fact of the reference cases is there."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from verbeterspoor.accounts.models import User
from verbeterspoor.config import demo
from verbeterspoor.config.demo import papers
from verbeterspoor.documents.models import Paper, SourceQuote
from verbeterspoor.foundation import clock
from verbeterspoor.history import verification
from verbeterspoor.history.models import ChainHead, Event
from verbeterspoor.organisations import queries as organisations
from verbeterspoor.organisations.choices import Role
from verbeterspoor.organisations.models import Membership, Municipality, Partnership, Unit
from verbeterspoor.plans.choices import ActionStatus, PlanStatus, ReportStatus, Signal
from verbeterspoor.plans.models import Action, Plan, ProgressReport
from verbeterspoor.plans.queries import contents_of, gaps_by_action
from verbeterspoor.reading import page_text
from verbeterspoor.supervision.choices import FindingKind, Trigger, Verdict
from verbeterspoor.supervision.models import (
    Assessment,
    DirectMeasure,
    Finding,
    FrameworkVersion,
    Investigation,
    Judgement,
    Report,
    Term,
)
from verbeterspoor.trajectories.models import Party, Share, Trajectory

TODAY = date(2020, 2, 12)


pytestmark = [pytest.mark.usefixtures("loaded_demo", "db")]


def of(slug: str) -> dict[str, Municipality]:
    """Filter what hangs under a trajectory by municipality."""
    return {"trajectory__municipality": Municipality.objects.get(slug=slug)}


def test_there_are_three_towns_with_somebody_in_every_role() -> None:
    assert list(Municipality.objects.values_list("slug", flat=True)) == ["almelo", "voorbeeldstad", "wijchen"]
    for town in Municipality.objects.all():
        assert set(Membership.objects.filter(municipality=town).values_list("role", flat=True)) == set(Role.values)


def test_one_person_of_veilig_thuis_works_for_two_towns() -> None:
    held = Membership.objects.filter(user__email="partner@veiligthuis.example")

    assert set(held.values_list("municipality__slug", flat=True)) == {"wijchen", "voorbeeldstad"}
    assert held.values("user").distinct().count() == 1


def test_everybody_signs_in_with_the_password_that_is_told() -> None:
    told = demo.describe_logins()[0]

    assert "verbeterspoor-demo" in told
    for user in User.objects.all():
        assert user.is_demo
        assert user.check_password("verbeterspoor-demo")


def test_the_logins_name_every_role_of_every_town() -> None:
    lines = "\n".join(demo.describe_logins())

    for email in ("coordinator@wijchen.example", "wijkteam@almelo.example", "inspector@voorbeeldstad.example"):
        assert email in lines


def test_a_second_load_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = (Event.objects.count(), ChainHead.objects.count())

    assert demo.load() == 0
    assert "already" in capsys.readouterr().out
    assert (Event.objects.count(), ChainHead.objects.count()) == before


@pytest.mark.rule("events")
def test_the_history_of_the_demo_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert verification.report() == 0


def test_the_demo_starts_in_the_morning_of_twelve_february() -> None:
    there = clock.real_now() + organisations.clock_offset()

    assert timedelta() <= there - datetime(2020, 2, 12, 8, 30, tzinfo=UTC) < timedelta(minutes=30)


def test_the_third_town_is_empty_but_knows_its_bodies() -> None:
    town = Municipality.objects.get(slug="voorbeeldstad")
    kinds = Counter(Partnership.objects.filter(municipality=town).values_list("organisation__kind", flat=True))

    assert not Trajectory.objects.filter(municipality=town).exists()
    assert kinds == {"inspectorate": 5, "collaboration": 1, "audit_office": 1, "partner": 3}
    assert Unit.objects.filter(municipality=town).count() == 2


def test_no_trajectory_is_marked_as_example_but_what_was_invented_is() -> None:
    assert not Trajectory.objects.filter(is_example=True).exists()
    assert not Action.objects.filter(is_example=False).exists()
    public = Finding.objects.filter(is_example=False)
    assert all("Omroep Gelderland, januari 2020" in finding.text for finding in public)


class TestAlmelo:
    """The facts of the proposal of 2017 (product.md §2)."""

    def test_five_state_inspectorates_work_together(self) -> None:
        body = Investigation.objects.get(title="Toezicht wijkteams").bodies.get()

        assert body.name == "Toezicht Sociaal Domein"
        assert body.bodies.count() == 5

    def test_six_municipalities_were_drawn_for_the_fieldwork_of_september_2016(self) -> None:
        study = Investigation.objects.get(title="Toezicht wijkteams")

        assert (study.trigger, study.started_text) == (Trigger.SAMPLE, "september 2016")
        assert "zes willekeurig gekozen gemeenten" in study.trigger_text
        assert "Hoe effectief is de zorg en ondersteuning die kwetsbare gezinnen" in study.question

    @pytest.mark.rule("origins")
    def test_measures_were_taken_before_the_report_and_hang_under_findings_now(self) -> None:
        report = Report.objects.get(investigation__title="Toezicht wijkteams")

        assert DirectMeasure.objects.count() == 4
        for measure in DirectMeasure.objects.all():
            assert measure.taken_date < report.dated
            assert measure.findings.filter(report=report).exists()

    @pytest.mark.rule("origins")
    def test_actions_served_a_first_impression_before_their_findings_came(self) -> None:
        early = Action.objects.filter(first_impressions__isnull=False)

        assert early.count() == 2
        for action in early:
            assert action.created_at < datetime(2017, 4, 18, tzinfo=UTC)
            assert action.findings.exists()

    def test_the_plan_aims_at_methodical_work_and_risk_analysis_for_safer_children(self) -> None:
        plan = Plan.objects.get(**of("almelo"))

        for words in ("methodisch", "risicoanalyse", "kinderen veiliger"):
            assert words in plan.effect

    @pytest.mark.parametrize(
        "words",
        ["bespreekstuk", "uiterste behandeldatum 18 april 2017", "Transformatie werk en zorg", "raadsbrief: raadsbrief",
         "RAAD-4234", "preventief toezicht: n.v.t.", "GMT-advies: n.v.t.", "overleg, geen akkoord",
         "portefeuillehouder is akkoord", "(1.1)", "Alternatief", "context die de soms scherpe conclusies verklaart",
         "team Communicatie", "openbaar"],
    )  # fmt: skip
    def test_the_summary_tells_the_proposal(self, words: str) -> None:
        assert words in Trajectory.objects.get(municipality__slug="almelo").summary

    def test_the_letter_is_an_attachment_with_its_own_number(self) -> None:
        letter = Paper.objects.get(reference="RAAD-4234")

        assert letter.kind == "Raadsbrief"
        assert "bijlage bij het collegevoorstel" in letter.title

    @pytest.mark.parametrize(
        ("said", "last_day"),
        [("Ja, 18 april 2017", date(2017, 4, 18)), ("16 mei", date(2017, 5, 16)),
         ("kort na de vergadering van het college", date(2017, 4, 18)),
         ("op 18 april, na openbaarmaking van het rapport", date(2017, 4, 18)),
         ("eind mei of begin juni", date(2017, 6, 10))],
    )  # fmt: skip
    def test_every_day_of_the_proposal_is_a_term(self, said: str, last_day: date) -> None:
        assert Term.objects.get(said=said, **of("almelo")).end_date == last_day

    def test_the_report_was_presented_at_three_in_the_afternoon(self) -> None:
        moment = datetime(2017, 4, 18, 13, 0, tzinfo=UTC)

        assert Report.objects.filter(presented_at=moment).count() == 1
        assert Term.objects.get(at=moment).title.endswith("(de dag na tweede paasdag)")

    def test_a_newspaper_is_invited_that_day(self) -> None:
        assert Term.objects.get(title__contains="regionale krant").end_date == date(2017, 4, 18)

    def test_the_sector_makes_the_broader_proposal(self) -> None:
        term = Term.objects.get(said="eind mei of begin juni")

        assert str(term.owner_unit) == "Sector Samenleving"
        assert "rekenkameronderzoek en inspectierapport" in term.title

    def test_the_audit_office_studied_the_teams_for_the_council(self) -> None:
        study = Investigation.objects.get(trigger=Trigger.COMMISSIONED)

        assert study.commissioned_by == "Gemeenteraad van Almelo"
        assert study.bodies.get().kind == "audit_office"

    @pytest.mark.rule("origins")
    def test_one_action_serves_findings_of_both_bodies(self) -> None:
        audit = Report.objects.get(investigation__trigger=Trigger.COMMISSIONED)
        shared = Action.objects.filter(findings__report=audit).filter(findings__report__presented_at__isnull=False)

        assert shared.distinct().exists()
        assert Finding.objects.get(also_in=audit).number == "1"

    @pytest.mark.rule("finding-tree")
    def test_findings_form_a_tree_with_response_and_afterword(self) -> None:
        parents = Finding.objects.filter(parent__isnull=False).values_list("number", "parent__number")

        assert set(parents) == {("1a", "1"), ("1b", "1"), ("2a", "2"), ("2b", "2")}
        assert Finding.objects.exclude(afterword="").exclude(response="").exists()

    @pytest.mark.rule("done-accepted-proven")
    def test_actions_stand_where_the_demo_needs_them(self) -> None:
        actions = Action.objects.filter(plan__trajectory__municipality__slug="almelo")

        assert Counter(actions.values_list("status", flat=True)) == {
            ActionStatus.ACCEPTED: 5, ActionStatus.REPORTED_DONE: 2, ActionStatus.LAPSED: 1, ActionStatus.OPEN: 4,
        }  # fmt: skip
        waiting = actions.filter(status=ActionStatus.REPORTED_DONE)
        assert sorted(bool(action.unit_id) for action in waiting) == [False, True]
        assert ProgressReport.objects.filter(status=ReportStatus.RETURNED, action__status="accepted").count() == 1

    @pytest.mark.rule("computed-signals")
    @pytest.mark.parametrize("signal", [Signal.LATE, Signal.SILENT, Signal.AT_RISK])
    def test_each_signal_is_shown_by_one_action(self, signal: str) -> None:
        assert Action.objects.with_signal(signal, today=TODAY).count() == 1

    @pytest.mark.rule("on-behalf")
    def test_judgements_are_registered_on_behalf_with_their_source(self) -> None:
        judgements = Judgement.objects.filter(on_behalf=True).exclude(source="")

        assert judgements.count() == Judgement.objects.count() == 6
        assert set(judgements.values_list("verdict", flat=True)) == {
            Verdict.PROVEN, Verdict.PARTLY, Verdict.NOT_PROVEN,
        }  # fmt: skip


class TestWijchen:
    """The facts of the information note of 2020 (product.md §2)."""

    def test_the_study_was_voluntary_and_aimed_at_learning(self) -> None:
        study = Investigation.objects.get(trigger=Trigger.VOLUNTARY)

        assert study.bodies.get().name == "Toezicht Sociaal Domein"
        assert study.started_text == "mei 2018"
        assert "één van drie gemeenten in de regio Gelderland-Zuid" in study.trigger_text
        assert "werkzame elementen" in study.purpose
        assert "uitdrukkelijk niet op een sanctie" in study.purpose
        assert "na overdracht door Veilig Thuis" in study.question

    @pytest.mark.parametrize(
        "words",
        ["Geheimhouding: niet van toepassing", "maar niet vrijblijvend", "regievoerder", "geen embargo",
         "professionals van het Sociaal Wijkteam", "concrete acties binnen een vastgestelde termijn",
         "partners krijgen het rapport", "worden benaderd", "nieuwe kansen", "stuurt zij bij"],
    )  # fmt: skip
    def test_the_summary_tells_the_note(self, words: str) -> None:
        assert words in Trajectory.objects.get(municipality__slug="wijchen").summary

    def test_the_report_is_attachment_one_of_the_note(self) -> None:
        titles = Paper.objects.filter(**of("wijchen")).values_list("title", flat=True)

        assert sum("bijlage 1 bij de informatienota" in title for title in titles) == 1
        assert sum(title.startswith("Informatienota voor de gemeenteraad") for title in titles) == 1

    def test_fourteen_findings_of_which_three_are_public(self) -> None:
        findings = Finding.objects.filter(report__investigation__trigger=Trigger.VOLUNTARY)

        assert Counter(findings.values_list("kind", flat=True)) == {
            FindingKind.GOOD_EXAMPLE: 5, FindingKind.IMPROVEMENT_POINT: 9,
        }  # fmt: skip
        assert findings.filter(is_example=False).count() == 3
        assert findings.filter(quote__isnull=False).count() == 14

    def test_a_quote_is_what_the_page_says(self) -> None:
        for quote in SourceQuote.objects.select_related("file"):
            content = (papers.EXAMPLES / quote.file.name).read_bytes()
            page = page_text(content, quote.file.media_type, quote.page)
            assert " ".join(quote.text.split()) in " ".join(page.split())

    def test_the_plan_is_shared_before_the_first_of_march(self) -> None:
        term = Term.objects.get(said="vóór 1 maart 2020")

        assert (term.end_date, term.status) == (date(2020, 2, 29), "open")

    def test_a_person_still_picks_from_when_the_evaluation_counts(self) -> None:
        term = Term.objects.get(kind="evaluation")

        assert (term.said, term.amount, term.unit) == ("Over een jaar", 1, "year")
        assert (term.anchor_date, term.end_date) == (None, None)

    def test_everybody_who_takes_part_has_the_report_but_not_yet_the_plan(self) -> None:
        shares = Share.objects.filter(**of("wijchen"))

        assert set(shares.values_list("party", flat=True)) == set(
            Party.objects.filter(**of("wijchen")).values_list("pk", flat=True)
        )
        assert not shares.filter(kind="plan").exists()

    @pytest.mark.rule("one-owner")
    def test_twenty_two_actions_of_four_partners_a_few_with_gaps(self) -> None:
        plan = Plan.objects.get(**of("wijchen"))
        owners = {str(action.organisation or action.unit) for action in plan.actions.all()}

        assert (plan.status, plan.actions.count(), len(owners)) == (PlanStatus.DRAFT, 22, 4)
        assert len(gaps_by_action(plan)) == 4

    @pytest.mark.rule("one-owner")
    def test_the_plan_says_what_it_is_for_and_one_example_has_no_keeper_yet(self) -> None:
        plan = Plan.objects.get(**of("wijchen"))
        contents = contents_of(plan)

        assert (len(contents.goals), len(contents.participants)) == (3, 4)
        assert [one.keeper is None for one in contents.examples] == [False] * 4 + [True]
        assert not [one for one in contents.participants if one.has_nothing]
        assert plan.actions.filter(parts__isnull=False).count() == 1
        assert plan.actions.filter(dependencies__isnull=False, goal__isnull=False).count() == 1


@pytest.mark.rule("scales")
def test_wijchen_was_tested_against_an_example_framework_and_again() -> None:
    tests = Assessment.objects.filter(**{f"investigation__{key}": value for key, value in of("wijchen").items()})
    version = FrameworkVersion.objects.get(assessments__in=tests, assessments__kind="first")

    assert (version.framework.is_example, version.themes.count(), version.expectations.count()) == (True, 3, 8)
    assert [(test.kind, test.on_behalf, test.judgements.count()) for test in tests] == [
        ("first", True, 8), ("retest", True, 6),
    ]  # fmt: skip
    assert [str(value) for value in version.scale.all()] == ["Groen", "Oranje", "Rood", "Niet beoordeeld"]
