"""The command line: `verbeterspoor run|serve|worker|read|…`, listed in USAGE below.

`read` starts no Django at all; every other command sets it up once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

USAGE = """verbeterspoor COMMAND

  run             set up the database, load the demo on first start, start server and worker (make run)
  serve           start the web server (PORT, HOST, WORKERS)
  worker          do background work until stopped
  read FILE       read a document and print what was found (--json for machines)
  add-municipality NAME ADDRESS EMAIL   open a municipality with its first administrator
  load-demo       load the demo data, when there is none yet
  verify-history  check the chain of events and name the first broken link
  rename-organisation OLD NEW DATE REASON   rename a body that several municipalities work with
  renew-keys      seal second steps anew with the first key of SECOND_FACTOR_KEYS
  manage …        any Django command
"""


def setup_django() -> None:
    """Make Django ready, with the settings of the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbeterspoor.config.settings")
    import django

    django.setup()


def read(arguments: Sequence[str]) -> int:
    """Read a document without a database."""
    from verbeterspoor.reading.command import main as read_document

    return read_document(list(arguments))


def run(arguments: Sequence[str]) -> int:
    """Start everything (make run)."""
    os.environ.setdefault("DEMO", "yes")
    from . import supervisor

    return supervisor.run()


def serve(arguments: Sequence[str]) -> int:
    """Start the web server."""
    from . import server

    return server.serve()


def worker(arguments: Sequence[str]) -> int:
    """Do background work until stopped."""
    setup_django()
    from . import background

    return background.work()


def add_municipality(arguments: Sequence[str]) -> int:
    """Open a municipality with its first administrator."""
    setup_django()
    from . import opening

    return opening.open_municipality(arguments)


def load_demo(arguments: Sequence[str]) -> int:
    """Load the demo data once."""
    os.environ.setdefault("DEMO", "yes")
    setup_django()
    from . import demo

    return demo.load()


def verify_history(arguments: Sequence[str]) -> int:
    """Check the chain of events of every municipality."""
    setup_django()
    from verbeterspoor.history import verification

    return verification.report()


def renew_keys(arguments: Sequence[str]) -> int:
    """Seal second steps anew, after a new key was put in front in SECOND_FACTOR_KEYS."""
    setup_django()
    from verbeterspoor.accounts.actions import seal_anew
    from verbeterspoor.accounts.sealing import CannotOpen
    from verbeterspoor.foundation import clock

    try:
        print(f"{seal_anew(now=clock.now())} sealed with the first key; the others can be taken away")
    except CannotOpen as reason:
        print(f"Nothing was changed. {reason}", file=sys.stderr)
        return 1
    return 0


def rename_organisation(arguments: Sequence[str]) -> int:
    """Give a body another name for every municipality that works with it."""
    setup_django()
    from . import renaming

    return renaming.rename_organisation(arguments)


def manage(arguments: Sequence[str]) -> int:
    """Run any Django command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbeterspoor.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["verbeterspoor manage", *arguments])
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "serve": serve,
    "worker": worker,
    "read": read,
    "add-municipality": add_municipality,
    "load-demo": load_demo,
    "verify-history": verify_history,
    "rename-organisation": rename_organisation,
    "renew-keys": renew_keys,
    "manage": manage,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; say which there are when it is not known."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] not in COMMANDS:
        print(USAGE, file=sys.stderr)
        return 0 if given[:1] in (["--help"], ["-h"]) else 2
    return COMMANDS[given[0]](given[1:])


if __name__ == "__main__":
    sys.exit(main())
