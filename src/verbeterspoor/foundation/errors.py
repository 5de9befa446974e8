"""What a rule says when it refuses."""


class NotAllowed(Exception):
    """A rule refuses; the reason is a sentence for the person who asked, with the way out."""

    def __init__(self, reason: object) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


class Conflict(NotAllowed):
    """Somebody else changed the same thing in the meantime; nothing was overwritten."""
