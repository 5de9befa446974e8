"""Sharing the adopted plan: in the receiver's numbering, within the term, with proof that it arrived."""

from __future__ import annotations

import io
from datetime import date, timedelta

import docx
import pytest
from django.test import Client

from tests import builders
from tests.cast import NOW, TODAY, Town
from verbeterspoor.foundation import clock
from verbeterspoor.foundation.errors import NotAllowed
from verbeterspoor.notices.models import Notice
from verbeterspoor.plans import actions
from verbeterspoor.plans.choices import Channel, ReceiptProof
from verbeterspoor.plans.exports import plan_paper
from verbeterspoor.plans.exports.plan_paper import manuscript
from verbeterspoor.plans.models import Plan, PlanDelivery
from verbeterspoor.supervision import actions as supervision
from verbeterspoor.supervision.choices import TermKind, TermStatus

from .pages import SignedIn, page, text


@pytest.fixture
def plan(town: Town) -> Plan:
    """An adopted plan with one action for finding 1b of the inspectorate's report."""
    report = builders.a_report(town)
    parent = builders.a_finding(town, report, number="1", text="De overdracht")
    finding = builders.a_finding(town, report, number="b", parent=parent, text="Niemand heeft de leiding")
    plan = builders.a_plan(town, report.investigation.trajectory)
    builders.an_action(town, plan, findings=[finding])
    return plan


def link_in_mail() -> str:
    notice = Notice.objects.get(kind="plans.delivery")
    return notice.url


def words(paper: bytes) -> str:
    document = docx.Document(io.BytesIO(paper))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_plan_is_told_in_the_numbering_of_the_report(town: Town, plan: Plan) -> None:
    party = plan.trajectory.parties.get(role="inspectorate")

    told = words(plan_paper(plan.versions.get(), party=party, kind="docx", language="nl", now=NOW))

    assert "Verbeterpunt 1b" in told
    assert told.index("Verbeterpunt 1b") < told.index("Niemand heeft de leiding")
    assert "Spreek de warme overdracht af" in told


def test_the_pdf_is_a_pdf(plan: Plan) -> None:
    assert plan_paper(plan.versions.get(), party=None, kind="pdf", language="nl", now=NOW).startswith(b"%PDF")


def test_another_bodys_report_is_not_told_in_this_numbering(town: Town, plan: Plan) -> None:
    by = town.actor("coordinator")
    other = supervision.open_investigation(
        trajectory=plan.trajectory, title="Rekenkameronderzoek", bodies=[town.audit_office], by=by, now=NOW
    )
    report = supervision.add_report(investigation=other, title="Rapport rekenkamer", dated=TODAY, by=by, now=NOW)
    builders.a_finding(town, report, number="9", text="Iets anders")
    party = plan.trajectory.parties.get(role="inspectorate")

    headings = [
        str(getattr(block, "text", "")) for block in manuscript(plan.versions.get(), party=party, now=NOW).blocks
    ]

    assert "Rapport" in headings
    assert "Rapport rekenkamer" not in headings


@pytest.mark.rule("adopted-plan")
def test_what_is_shared_is_what_was_adopted(town: Town, plan: Plan) -> None:
    plan.actions.update(title="Iets heel anders")

    told = words(plan_paper(plan.versions.get(), party=None, kind="docx", language="nl", now=NOW))

    assert "Spreek de warme overdracht af" in told
    assert "Iets heel anders" not in told


def test_sharing_by_link_mails_a_link_that_opens_the_plan(town: Town, plan: Plan, client: Client) -> None:
    builders.a_delivery(town, plan)

    with clock.frozen(NOW):
        shown = client.get(link_in_mail())

    assert "Verbeterpunt 1b" in text(shown)
    assert shown["Referrer-Policy"] == "same-origin"
    assert "noindex" in shown["X-Robots-Tag"]


def test_opening_the_link_proves_nothing(town: Town, plan: Plan, client: Client) -> None:
    delivery = builders.a_delivery(town, plan)

    with clock.frozen(NOW):
        client.get(link_in_mail())
        client.head(link_in_mail())

    delivery.refresh_from_db()
    assert delivery.received_at is None


def test_a_browser_may_send_the_form_back(town: Town, plan: Plan) -> None:
    """A browser says where a form came from; with `no-referrer` it says "null", and the form would be refused."""
    builders.a_delivery(town, plan)
    browser = Client(enforce_csrf_checks=True)

    with clock.frozen(NOW):
        shown = browser.get(link_in_mail())
        token = shown.cookies["csrftoken"].value
        sent = browser.post(
            link_in_mail(),
            {"name": "Inspecteur", "csrfmiddlewaretoken": token},
            headers={"origin": "http://testserver"},
        )

    assert sent.status_code == 302
    assert "origin" in shown["Referrer-Policy"]


def test_whoever_received_it_confirms_it_once(town: Town, plan: Plan, client: Client) -> None:
    delivery = builders.a_delivery(town, plan)

    with clock.frozen(NOW):
        assert client.post(link_in_mail(), {"name": ""}).status_code == 200
        client.post(link_in_mail(), {"name": "Inspecteur"})
        again = client.post(link_in_mail(), {"name": "Iemand anders"})

    delivery.refresh_from_db()
    assert (delivery.received_proof, delivery.received_by) == (ReceiptProof.POST, "Inspecteur")
    assert "De ontvangst is bevestigd" in text(again)


@pytest.mark.parametrize("how", ["expired", "revoked", "renewed"])
def test_a_link_that_no_longer_works_says_so(town: Town, plan: Plan, client: Client, how: str) -> None:
    delivery = builders.a_delivery(town, plan)
    link, now, by = link_in_mail(), NOW, town.actor("coordinator")
    if how == "expired":
        now = NOW + timedelta(days=91)
    elif how == "revoked":
        actions.revoke_delivery_link(delivery=delivery, by=by, now=NOW)
    else:
        actions.send_again(delivery=delivery, by=by, now=NOW)

    with clock.frozen(now):
        page_shown, file_sent = client.get(link), client.get(f"{link}/pdf")

    assert (page_shown.status_code, file_sent.status_code) == (404, 404)
    assert "Deze link werkt niet meer" in text(page_shown)
    assert "overdracht" not in text(page_shown)


def test_only_the_hash_of_a_link_is_kept(town: Town, plan: Plan) -> None:
    delivery = builders.a_delivery(town, plan)

    assert delivery.token_hash
    assert delivery.token_hash not in link_in_mail()
    assert len(link_in_mail()) > 40


@pytest.mark.parametrize(("sent", "over"), [(date(2020, 1, 20), 0), (date(2020, 2, 3), 2)])
@pytest.mark.rule("term-acts")
def test_sharing_meets_the_term_and_says_whether_it_was_in_time(
    town: Town, plan: Plan, signed_in: SignedIn, sent: date, over: int
) -> None:
    term = supervision.register_term(
        trajectory=plan.trajectory, kind=TermKind.DEADLINE, title="Plan delen", end_date=date(2020, 2, 1),
        by=town.actor("coordinator"), now=NOW,
    )  # fmt: skip

    delivery = builders.a_delivery(town, plan, channel=Channel.LETTER, sent_date=sent, term=term)

    term.refresh_from_db()
    assert term.status == TermStatus.MET
    shown = text(signed_in(town.user("manager")).get(page(town, "delivery", delivery)))
    assert ("op tijd gedeeld" if not over else f"{over} dagen te laat") in shown


@pytest.mark.rule("on-behalf")
def test_a_letter_that_confirms_is_registered_with_its_source(town: Town, plan: Plan, signed_in: SignedIn) -> None:
    delivery = builders.a_delivery(town, plan, channel=Channel.LETTER, sent_date=TODAY)
    address = page(town, "delivery", delivery)
    typed = {"received_date": TODAY.isoformat(), "source": "", "received_by": "Inspecteur"}
    client = signed_in(town.user("coordinator"))

    assert client.post(address, typed).context["form"].errors["source"]
    client.post(address, {**typed, "source": "Brief van 12 februari 2020"})

    delivery.refresh_from_db()
    assert (delivery.received_proof, delivery.received_source) == (ReceiptProof.LETTER, "Brief van 12 februari 2020")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [({"channel": Channel.LINK, "address": ""}, "mail address"),
     ({"channel": Channel.LETTER, "sent_date": TODAY + timedelta(days=1)}, "Fill in the day"),
     ({"channel": Channel.HANDED}, "Fill in the day")],
)  # fmt: skip
def test_sharing_asks_what_it_needs(
    town: Town, plan: Plan, plain_english: None, facts: dict[str, object], reason: str
) -> None:
    with pytest.raises(NotAllowed, match=reason):
        builders.a_delivery(town, plan, **{"address": "", **facts})
    assert not PlanDelivery.objects.exists()


def test_a_coordinator_shares_the_plan_from_its_page(town: Town, plan: Plan, signed_in: SignedIn) -> None:
    party = plan.trajectory.parties.get(role="inspectorate")
    typed = {"party": party.pk, "channel": "link", "address": "inspectie@voorbeeld.example", "note": "Zie punt 1b"}

    shown = signed_in(town.user("coordinator")).post(page(town, "share", plan.trajectory), typed, follow=True)

    delivery = PlanDelivery.objects.get()
    assert "nog niet bevestigd" in text(shown)
    assert delivery.file
    assert delivery.file.media_type == "application/pdf"


def test_an_inspector_reads_the_plan_once_it_was_shared(town: Town, plan: Plan, signed_in: SignedIn) -> None:
    client, address = signed_in(town.user("inspector")), page(town, "shared_plan", plan.trajectory)
    assert client.get(address).status_code == 404

    builders.a_delivery(town, plan)

    assert "Verbeterpunt 1b" in text(client.get(address))
    assert signed_in(town.user("auditor")).get(address).status_code == 404
