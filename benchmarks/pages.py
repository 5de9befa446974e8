"""Server time and query count of the pages people open most, at 10, 1,000 and 10,000 actions.

One process, Django's own client, no network: the time between request and finished page. Query counts must be the same
at every size. Reference: GPP-publicatiebank at 1,000 rows 35-39 ms for a list of 10 and 192-207 ms for a list of 100;
CISO Assistant at 10,000 rows 1,031-1,270 ms and 634-711 queries per 100 (shared/product.md §6).
"""

from __future__ import annotations

import importlib
import os
import random
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

NOW = datetime(2020, 2, 12, 9, 0, tzinfo=UTC)
SIZES = (10, 1_000, 10_000)
ROUNDS = 25
PAGE_BUDGET_MS = 100
LIST_BUDGET_MS = 60
QUERY_BUDGET = 45
"""Pages that collect from every capability ask more than lists do; a list of a hundred asks at most ten."""


def prepare(folder: str) -> None:
    """Make an empty database of its own."""
    os.environ.update(DATA_DIR=folder, DJANGO_SETTINGS_MODULE="verbeterspoor.config.settings", DEMO="no")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    os.environ["SECOND_FACTOR_REQUIRED"] = "no"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    importlib.import_module("verbeterspoor.config.wsgi")  # starts as the server does
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)


def fill(size: int) -> Any:
    """Add a municipality with `size` actions, a fifth as many findings, and partners in proportion (at most 50)."""
    from tests import cast
    from verbeterspoor.organisations.choices import BodyKind
    from verbeterspoor.organisations.models import Organisation, Partnership
    from verbeterspoor.plans.models import Action, Plan, ProgressReport
    from verbeterspoor.supervision.models import Finding, Investigation, Report
    from verbeterspoor.trajectories.models import Party, Trajectory

    chance = random.Random(size)
    town = cast.town(f"stad-{size}")
    partners = [town.partner] + [
        Organisation.objects.create(name=f"Partner {size}-{n}", kind=BodyKind.PARTNER)
        for n in range(min(49, size // 20))
    ]
    Partnership.objects.bulk_create([Partnership(municipality=town.municipality, organisation=o) for o in partners[1:]])
    trajectory = Trajectory.objects.create(
        municipality=town.municipality, title="Bench", created_at=NOW, started_date=date(2018, 5, 1)
    )
    Party.objects.bulk_create([Party(trajectory=trajectory, organisation=o, role="partner") for o in partners])
    investigation = Investigation.objects.create(trajectory=trajectory, title="Onderzoek")
    investigation.bodies.add(town.inspectorate)
    report = Report.objects.create(investigation=investigation, title="Rapport", dated=date(2019, 11, 1))
    findings = Finding.objects.bulk_create(
        Finding(report=report, kind="improvement_point", number=str(n + 1), position=n, text=f"Verbeterpunt {n}",
                registered_at=NOW)
        for n in range(max(2, size // 5))
    )  # fmt: skip
    plan = Plan.objects.create(
        trajectory=trajectory, title="Plan", created_at=NOW, status="adopted", adopted_date=date(2019, 12, 1)
    )
    actions = Action.objects.bulk_create(
        Action(
            plan=plan, number=n + 1, title=f"Actie {n}", result="Resultaat", evidence_agreed="Verslag",
            organisation=chance.choice(partners), start_date=date(2019, 12, 1), created_at=NOW, status_since=NOW,
            due_date=date(2020, 1, 1) + timedelta(days=chance.randrange(400)),
            report_due_date=date(2020, 1, 1) + timedelta(days=chance.randrange(90)),
            last_report_at=NOW - timedelta(days=chance.randrange(100)), last_progress="on_track",
        )
        for n in range(size)
    )  # fmt: skip
    Action.findings.through.objects.bulk_create(
        Action.findings.through(action=a, finding=chance.choice(findings)) for a in actions
    )
    ProgressReport.objects.bulk_create(
        ProgressReport(action=a, status="submitted", progress="on_track", text="Loopt", reported_by_id=a.public_id,
                       reported_by_name="Partner", created_at=NOW, submitted_at=NOW)
        for a in actions[: size // 10]
    )  # fmt: skip
    events(town, trajectory, actions)
    return town, trajectory, findings[0], actions[0]


def events(town: Any, trajectory: Any, actions: list[Any]) -> None:
    """Add ten events per action to the chain of the municipality: 100,000 at the largest size."""
    from verbeterspoor.history.actions import Told, record_events

    for _ in range(10):
        told = (
            Told("plans.report.submitted", "action", a.public_id, None, NOW, trajectory.public_id,
                 {"progress": "on_track"}, {"by": "Partner", "title": a.title})
            for a in actions
        )  # fmt: skip
        record_events(chain=town.municipality.public_id, events=told)


def addresses(town: Any, trajectory: Any, finding: Any, action: Any) -> dict[str, tuple[str, str, int]]:
    """Return each page with the role that opens it and its budget in milliseconds."""
    from django.urls import reverse

    where = {"gemeente": town.municipality.slug}
    one = {**where, "public_id": trajectory.public_id}
    return {
        "Mijn taken, coordinator": ("coordinator", reverse("overview:my_tasks"), PAGE_BUDGET_MS),
        "Mijn taken, partner": ("partner", reverse("overview:my_tasks"), PAGE_BUDGET_MS),
        "trajectories": ("coordinator", reverse("trajectories:list", kwargs=where), PAGE_BUDGET_MS),
        "trajectory (trail)": ("coordinator", reverse("overview:trail", kwargs=one), PAGE_BUDGET_MS),
        "findings": ("coordinator", reverse("supervision:findings", kwargs=one), PAGE_BUDGET_MS),
        "plan": ("coordinator", reverse("plans:plan", kwargs=one), PAGE_BUDGET_MS),
        "progress, list of 100": ("coordinator", reverse("plans:progress", kwargs=one), LIST_BUDGET_MS),
        "board": ("coordinator", reverse("plans:board", kwargs=one), PAGE_BUDGET_MS),
        "timeline": ("coordinator", reverse("plans:timeline", kwargs=one), PAGE_BUDGET_MS),
        "per partner": ("coordinator", reverse("plans:partners", kwargs=one), PAGE_BUDGET_MS),
        "per finding": ("coordinator", reverse("plans:by_finding", kwargs=one), PAGE_BUDGET_MS),
        "coverage": ("coordinator", reverse("plans:matrix", kwargs=one), PAGE_BUDGET_MS),
        "adopted plan and now": ("coordinator", reverse("plans:differences", kwargs=one), PAGE_BUDGET_MS),
        "history": ("coordinator", reverse("trajectories:history", kwargs=one), PAGE_BUDGET_MS),
        "one finding": (
            "coordinator",
            reverse("supervision:finding", kwargs={**where, "public_id": finding.public_id}),
            PAGE_BUDGET_MS,
        ),
        "one action": (
            "coordinator",
            reverse("plans:action", kwargs={**where, "public_id": action.public_id}),
            PAGE_BUDGET_MS,
        ),
        "Mijn acties, partner": ("partner", reverse("plans:mine", kwargs=where), PAGE_BUDGET_MS),
    }


def measure(user: Any, address: str) -> tuple[float, float, int]:
    """Return the median and 95th percentile in milliseconds, and the number of queries of one page."""
    from django.db import connection
    from django.test import Client

    asked: list[str] = []

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append(sql)
        return execute(sql, params, many, context)

    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(address)
    with connection.execute_wrapper(count):
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1], len(asked)


def rows_at(size: int) -> list[dict[str, Any]]:
    """Measure every page at one size."""
    from verbeterspoor.foundation import clock

    filled = fill(size)
    rows = []
    with clock.frozen(NOW):
        for name, (role, address, budget) in addresses(*filled).items():
            p50, p95, queries = measure(filled[0].user(role), address)
            figure, label = (p50, "p50") if budget == LIST_BUDGET_MS else (p95, "p95")
            rows.append(
                {
                    "page": name,
                    "queries": queries,
                    "name": f"{name}, {size:,} actions: p50 {p50:.0f}, p95 {p95:.0f} ms, {queries} queries; {label}",
                    "value": round(figure, 1),
                    "unit": "ms",
                    "budget": budget,
                    "ok": figure <= budget and queries <= QUERY_BUDGET,
                }
            )
    return rows


def run() -> list[dict[str, Any]]:
    """Measure every page at every size; the query count must not grow."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare(folder)
        rows = [row for size in SIZES for row in rows_at(size)]
        counts: dict[str, set[int]] = {}
        for row in rows:
            counts.setdefault(row["page"], set()).add(row["queries"])
        for page, seen in counts.items():
            grown = max(seen) - min(seen)
            rows.append(
                {
                    "name": f"{page}: growth of the query count",
                    "value": grown,
                    "unit": "queries",
                    "budget": 2,
                    "ok": grown <= 2,
                }
            )
        from django.db import connection

        connection.close()
    return rows
