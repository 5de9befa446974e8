"""A real server with the demo, a real worker, and a real browser."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PASSWORD = "verbeterspoor-demo"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def now() -> None:
    """The server lives in another process and keeps its own clock."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the product once for all journeys that leave its clock alone; yield its address."""
    with served(tmp_path_factory.mktemp("data")) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Start the product as `make run` does, with an empty data folder; give its address, and stop it afterwards."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install the Debian package chromium")
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "DATA_DIR": str(folder), "DEMO": "yes"}
    environment.pop("DATABASE_URL", None)
    log = (folder / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "verbeterspoor.config.cli", "run"], env=environment, cwd=ROOT, stdout=log, stderr=log
    )
    address = f"http://localhost:{port}"
    wait_for(address, process, folder / "log")
    yield address
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0, (folder / "log").read_text()
    log.close()


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(1800):
        assert process.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(log.read_text())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


class Visitor:
    """Somebody at a browser: signs in, opens pages, and is warned about errors in the console."""

    def __init__(self, browser: Browser, site: str, **options: Any) -> None:
        self.context = browser.new_context(base_url=site, locale="nl-NL", **options)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def sign_in(self, email: str, password: str = PASSWORD) -> Page:
        """Sign in through the form."""
        self.page.goto("/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url("**/mijn/**")
        return self.page

    def close(self) -> None:
        self.context.close()
        assert self.errors == []


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Visitor]]:
    """Return a function that opens a browser window of its own: `visit(viewport=…, java_script_enabled=…)`."""
    visitors: list[Visitor] = []

    def opened(**options: Any) -> Visitor:
        visitors.append(Visitor(browser, site, **options))
        return visitors[-1]

    yield opened
    for visitor in visitors:
        visitor.close()


def axe_violations(page: Page) -> list[str]:
    """Return what axe finds on a page, with the elements."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
    return [
        f"{page.url} {violation['id']}: {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
