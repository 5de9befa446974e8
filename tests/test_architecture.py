"""What the import linter cannot see: the direction of foreign keys, and which rooms a capability has."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

SOURCE = Path(__file__).resolve().parent.parent / "src" / "verbeterspoor"
LAYERS = [
    "overview", "intake", "decisions", "plans", "supervision", "documents", "trajectories", "notices", "organisations",
    "accounts", "history",
]  # fmt: skip
ROOMS = {
    "urls", "views", "api", "exports", "tasks", "slots", "forms", "actions", "queries", "models", "rules", "choices",
    "templates", "templatetags", "static", "emails", "tests", "migrations", "locale", "apps", "__init__",
}  # fmt: skip
EXTRA_ROOMS = {
    "accounts": {"adapter", "middleware", "sealing"},  # hooks of allauth, of the second factor; ADR 0010
    "organisations": {"middleware", "context"},  # ADR 0007: who acts is resolved once per request
    "documents": {"typesetting", "sheets", "contents", "workshop", "templatetags", "rich"},  # ADR 0011 and 0015
    "trajectories": {"archiving"},  # ADR 0016: what goes to the case system, as files
    "history": {"verification"},  # the command line asks it
}


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("verbeterspoor.")]


def foreign_keys() -> Iterator[tuple[type[models.Model], models.ForeignObject]]:
    for model in own_models():
        for field in [*model._meta.get_fields(), *model._meta.many_to_many]:
            if isinstance(field, models.ForeignKey | models.ManyToManyField):
                yield model, field


def test_a_foreign_key_points_to_the_same_or_a_lower_capability() -> None:
    upward = [
        f"{model.__name__}.{field.name}"
        for model, field in foreign_keys()
        if field.related_model._meta.app_label in LAYERS
        and LAYERS.index(field.related_model._meta.app_label) < LAYERS.index(model._meta.app_label)
    ]

    assert upward == []


def test_a_lower_capability_cannot_reach_back_up() -> None:
    reaching = [
        f"{model.__name__}.{field.name}"
        for model, field in foreign_keys()
        if field.related_model._meta.app_label != model._meta.app_label
        and not field.remote_field.related_name.endswith("+")
    ]

    assert reaching == []


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_rows_come_in_a_stated_order(model: type[models.Model]) -> None:
    single_row = model.__name__ in {"ChainHead", "ClockOffset", "EventWords"}

    assert single_row or model._meta.ordering


@pytest.mark.parametrize("capability", LAYERS)
def test_a_capability_has_only_the_rooms_of_the_house(capability: str) -> None:
    found = {path.stem for path in (SOURCE / capability).iterdir() if not path.name.startswith("__pycache")}

    assert found <= ROOMS | EXTRA_ROOMS.get(capability, set())


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nobody_imports_the_views_or_forms_of_another_capability() -> None:
    strangers = []
    for path in SOURCE.rglob("*.py"):
        allowed = {path.relative_to(SOURCE).parts[0], "foundation"}
        for parts in (name.split(".") for name in imports_of(path)):
            if parts[0] == "verbeterspoor" and parts[2:3] in (["views"], ["forms"]) and parts[1] not in allowed:
                strangers.append(f"{path.relative_to(SOURCE)} imports {'.'.join(parts)}")

    assert strangers == []
