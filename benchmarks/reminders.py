"""Ten thousand reminders, sent by two worker processes that are killed with SIGKILL in between, each arriving once.

To a folder, where a second handing over of the same mail leaves no trace; and to a real SMTP server, where a kill
between the server's "250" and our mark can show a mail twice under the same Message-ID: at most one per kill.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

TO_FOLDER, TO_SERVER = 10_000, 2_000
KILLS = 5
WORKERS = 2
LEASE_SECONDS = 10
ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 900


def fill(number: int) -> None:
    """Tell one partner so many things, in an empty database."""
    import django

    django.setup()
    from django.core.management import call_command

    from tests import cast
    from verbeterspoor.foundation import clock, slots
    from verbeterspoor.foundation.slots import NoticeKind
    from verbeterspoor.notices.actions import Telling, tell_many

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    slots.provide("notice_kinds", lambda: [NoticeKind("bench", "Bench")])
    town = cast.town()
    tellings = [
        Telling(key=f"bench:{n}", kind="bench", recipient_id=town.user("partner").pk, municipality=town.municipality,
                subject=f"Herinnering {n}", lines=["Laat weten hoe het gaat."], url="/mijn/", url_label="Melden")
        for n in range(number)
    ]  # fmt: skip
    began = time.perf_counter()
    tell_many(tellings, now=clock.now())
    print(json.dumps({"seconds": time.perf_counter() - began}))


def tell_states() -> None:
    """Print how many mails are in which state, and how many were claimed more than once."""
    import django

    django.setup()
    from verbeterspoor.notices.models import Mail

    states = Counter(Mail.objects.values_list("state", flat=True))
    again = Mail.objects.filter(attempts__gt=1).count()
    print(json.dumps({"states": states, "again": again, "ids": [mail.message_id for mail in Mail.objects.all()]}))


def asked(environment: dict[str, str], *words: str) -> Any:
    """Run a part of this bench in a process of its own, because settings belong to a process."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.reminders", *words], cwd=ROOT, env=environment,
                          capture_output=True, text=True, check=True)  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def start_worker(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a worker as an installation does."""
    return subprocess.Popen([sys.executable, "-m", "verbeterspoor.config.cli", "worker"], cwd=ROOT, env=environment)


def send_all(environment: dict[str, str], number: int, arrived: Callable[[], int]) -> tuple[float, Any]:
    """Let two workers send everything, kill one of them five times, and wait until no mail waits."""
    chance = random.Random(number)
    thresholds = sorted(chance.sample(range(number // 10, number * 9 // 10), KILLS))
    workers = [start_worker(environment) for _worker in range(WORKERS)]
    began = time.monotonic()
    try:
        while time.monotonic() - began < PATIENCE_SECONDS:
            count = arrived()
            if thresholds and count >= thresholds[0]:
                thresholds.pop(0)
                time.sleep(chance.random() / 50)
                workers[0].kill()
                workers[0].wait()
                workers = [*workers[1:], start_worker(environment)]
            if count >= number and not thresholds:
                found = asked(environment, "states")
                if set(found["states"]) == {"sent"}:
                    return time.monotonic() - began, found
            time.sleep(0.02 if count < number else 1)
        raise TimeoutError(f"{arrived()} of {number} mails arrived")
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()


def environment_in(folder: str, email_url: str) -> dict[str, str]:
    """Return the settings of an installation of its own."""
    return {
        **os.environ, "DATA_DIR": folder, "DEMO": "no", "DJANGO_SETTINGS_MODULE": "verbeterspoor.config.settings",
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3", "EMAIL_URL": email_url,
        "MAIL_LEASE_SECONDS": str(LEASE_SECONDS), "LOG_LEVEL": "ERROR",
    }  # fmt: skip


def to_folder() -> list[dict[str, Any]]:
    """Send to the folder and compare what is there with what was told."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = environment_in(folder, "folder:")
        told = asked(environment, "fill", str(TO_FOLDER))["seconds"]
        mail = Path(folder) / "mail"
        seconds, found = send_all(environment, TO_FOLDER, lambda: files_in(mail))
        ids = [message_id_of(path) for path in mail.glob("*.eml")]
    return [
        {"name": f"{TO_FOLDER:,} reminders told", "value": round(told, 1), "unit": "s", "budget": 10, "ok": told <= 10},
        {"name": f"{TO_FOLDER:,} mails sent, {WORKERS} workers, {KILLS} times kill -9", "value": round(seconds),
         "unit": "s", "budget": 300, "ok": seconds <= 300},
        *counted("folder", found, ids, most_twice=0),
    ]  # fmt: skip


def files_in(folder: Path) -> int:
    """Count the mails in a folder."""
    return sum(name.endswith(".eml") for name in os.listdir(folder)) if folder.is_dir() else 0


def message_id_of(path: Path) -> str:
    """Return the Message-ID in a file."""
    lines = path.read_text().splitlines()
    return next(line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("message-id:"))


def to_server() -> list[dict[str, Any]]:
    """Send to a real SMTP server in this process and compare what it took with what was told."""
    from aiosmtpd.controller import Controller

    from benchmarks.start import free_port

    ids: list[str] = []

    class Sink:
        async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
            text = envelope.content.decode("utf-8", "replace")
            ids.append(text.split("Message-ID:", 1)[1].split("\r\n", 1)[0].strip())
            return "250 OK"

    controller = Controller(Sink(), hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            environment = environment_in(folder, f"smtp://127.0.0.1:{controller.port}?starttls=no")
            asked(environment, "fill", str(TO_SERVER))
            _seconds, found = send_all(environment, TO_SERVER, lambda: len(set(ids)))
    finally:
        controller.stop()
    return counted("SMTP server", found, ids, most_twice=KILLS)


def counted(where: str, found: Any, ids: list[str], *, most_twice: int) -> list[dict[str, Any]]:
    """Return how many mails are missing, how many arrived twice and how many were claimed again after a kill."""
    arrived, told = Counter(ids), set(found["ids"])
    missing, strange = len(told - set(arrived)), len(set(arrived) - told)
    twice = sum(count - 1 for count in arrived.values())
    return [
        {"name": f"{where}: arrived", "value": len(arrived), "unit": "mails", "budget": len(told),
         "ok": len(arrived) == len(told)},
        {"name": f"{where}: missing, or told by nobody", "value": missing + strange, "unit": "mails", "budget": 0,
         "ok": missing + strange == 0},
        {"name": f"{where}: seen twice ({found['again']} claimed again after a kill)", "value": twice,
         "unit": "mails", "budget": most_twice, "ok": twice <= most_twice},
    ]  # fmt: skip


def run() -> list[dict[str, Any]]:
    """Measure both ways."""
    return [*to_folder(), *to_server()]


if __name__ == "__main__":
    {"fill": lambda: fill(int(sys.argv[2])), "states": tell_states}[sys.argv[1]]()
