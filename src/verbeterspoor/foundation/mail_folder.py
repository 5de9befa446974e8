"""Mail without a mail server: each message is one file in a folder (EMAIL_URL=folder:, the default).

The name of the file comes from the Message-ID and is made by linking, which fails when it exists: the same message
handed over twice, by whatever worker, is one file, and it is there whole or not at all.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage as Parsed
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

ENDING = ".eml"


class FolderBackend(BaseEmailBackend):
    """Puts mail in a folder."""

    def __init__(self, *, folder: Path | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.folder = folder or Path(settings.MAIL_FOLDER)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each message once; one that is there already counts as sent."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            whole = message.message()
            keep(self.folder, file_name(whole["Message-ID"]), whole.as_bytes())
        return len(email_messages)


def file_name(message_id: str) -> str:
    """Return the name of the file of a message: the part of its Message-ID before the @."""
    return re.sub(r"[^A-Za-z0-9._-]", "", message_id.strip("<> ").partition("@")[0]).lstrip(".")[:120] + ENDING


def keep(folder: Path, name: str, content: bytes) -> None:
    """Write a file whole, unless it is there already."""
    with NamedTemporaryFile(dir=folder, prefix=".", suffix=".new") as fresh:
        fresh.write(content)
        fresh.flush()
        try:
            os.link(fresh.name, folder / name)
        except FileExistsError:
            pass


def newest(folder: Path) -> list[str]:
    """Return the names of the messages in the folder, the last one first."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        found = [(entry.stat().st_mtime_ns, entry.name) for entry in entries if entry.name.endswith(ENDING)]
    return [name for _when, name in sorted(found, reverse=True)]


def opened(folder: Path, name: str) -> Parsed | None:
    """Return a message of the folder, or None; a name with a path in it is none of ours."""
    if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]*", name) or not name.endswith(ENDING):
        return None
    try:
        content = (folder / name).read_bytes()
    except FileNotFoundError:
        return None
    return message_from_bytes(content, policy=policy.default)  # type: ignore[return-value]
