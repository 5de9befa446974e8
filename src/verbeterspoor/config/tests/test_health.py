"""Alive and ready."""

import pytest
from django.core.cache import cache
from django.test import Client

from verbeterspoor.config import background


@pytest.mark.django_db
def test_it_says_that_it_is_alive_without_signing_in(client: Client) -> None:
    assert client.get("/healthz").json() == {"alive": True}


@pytest.mark.django_db
def test_it_is_ready_when_a_worker_gave_a_sign_of_life(client: Client) -> None:
    cache.delete(background.HEARTBEAT)
    assert client.get("/readyz").json() == {"database": True, "storage": True, "worker": False}

    background.beat()

    assert client.get("/readyz").status_code == 200
