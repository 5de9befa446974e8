"""Frameworks with their versions, and one version as a tree."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from verbeterspoor.organisations.rules import Actor
from verbeterspoor.supervision.models import Expectation, FrameworkVersion, ScaleValue, Theme


@dataclass
class ThemeNode:
    """A theme with its expectations, grouped by criterion; those without one come first."""

    theme: Theme
    groups: list[tuple[str, list[Expectation]]] = field(default_factory=list)

    @property
    def expectations(self) -> list[Expectation]:
        """All expectations of the theme, in order."""
        return [one for _title, found in self.groups for one in found]


def versions_of(actor: Actor) -> QuerySet[FrameworkVersion]:
    """Return the versions of frameworks this person may see, by framework, the newest first."""
    seen = FrameworkVersion.objects.visible_to(actor).select_related("framework__body", "framework__municipality")
    counted = seen.annotate(
        expectation_count=Count("expectations", distinct=True), test_count=Count("assessments", distinct=True)
    )
    return counted.order_by("framework__title", "framework_id", "-valid_from", "-pk")


def get_visible_version(actor: Actor, public_id: uuid.UUID) -> FrameworkVersion:
    """Return a version this person may see; any other does not exist (DoesNotExist)."""
    seen = FrameworkVersion.objects.visible_to(actor)
    return seen.select_related("framework__body", "framework__municipality", "copied_from").get(public_id=public_id)


def get_visible_expectation(actor: Actor, public_id: uuid.UUID) -> Expectation:
    """Return an expectation of a version this person may see (DoesNotExist)."""
    seen = Expectation.objects.filter(framework_version__in=FrameworkVersion.objects.visible_to(actor).values("pk"))
    related = ("framework_version__framework__municipality", "theme", "criterion")
    return seen.select_related(*related).get(public_id=public_id)


def get_visible_theme(actor: Actor, public_id: uuid.UUID) -> Theme:
    """Return a theme of a version this person may see (DoesNotExist)."""
    seen = Theme.objects.filter(framework_version__in=FrameworkVersion.objects.visible_to(actor).values("pk"))
    return seen.select_related("framework_version__framework__municipality").get(public_id=public_id)


def expectations_of(version: FrameworkVersion) -> QuerySet[Expectation]:
    """Return the expectations of a version in the order of its themes."""
    found = version.expectations.select_related("theme", "criterion")
    return found.order_by("theme__position", "criterion__position", "position", "pk")


def by_theme(expectations: Iterable[Expectation]) -> list[ThemeNode]:
    """Group expectations, in their order, by theme and within it by criterion."""
    nodes: dict[int, ThemeNode] = {}
    groups: dict[tuple[int, str], list[Expectation]] = {}
    for one in expectations:
        node = nodes.setdefault(one.theme_id, ThemeNode(one.theme))
        title = one.criterion.title if one.criterion else ""
        if (one.theme_id, title) not in groups:
            groups[one.theme_id, title] = []
            node.groups.append((title, groups[one.theme_id, title]))
        groups[one.theme_id, title].append(one)
    return list(nodes.values())


def scale_of(version: FrameworkVersion) -> list[ScaleValue]:
    """Return the scale of a version, the best first, "not assessed" last."""
    return list(version.scale.order_by("position"))
