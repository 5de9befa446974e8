"""Hands work on files of strangers, and work that takes much memory, to a process of its own, with limits.

A table of a few kilobytes can ask for more memory than the machine has, and a typesetter keeps what it made before.
In a process of its own neither touches the server: what goes wrong there is a message here. A process costs about
0.05 second.
"""

from .run import Overdone, WorkFailed, run

__all__ = [
    "Overdone",
    "WorkFailed",
    "run",
]
