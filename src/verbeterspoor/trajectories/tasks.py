"""Background entry points: a task is only a nudge, what must be made is a row of `CasePackage`."""

from __future__ import annotations

from django_tasks import task

from verbeterspoor.foundation import clock

from . import actions
from .models import CasePackage


@task()
def make_packages() -> int:
    """Make one package that waits, and nudge again when more do; return how many were made."""
    package = actions.claim_package(now_real=clock.real_now())
    if package is None:
        return 0
    done = actions.make_claimed_package(package=package, now=clock.now(), real_now=clock.real_now)
    if CasePackage.objects.due(clock.real_now()).exists():
        make_packages.enqueue()
    return int(done)


def sweep() -> None:
    """Find what a killed worker left or a lost nudge forgot, and nudge again."""
    now_real = clock.real_now()
    actions.give_up_packages(now_real=now_real)
    if CasePackage.objects.due(now_real).exists():
        make_packages.enqueue()
