"""What plans shows on the pages above it."""


def fill() -> None:
    """Fill the slots."""
