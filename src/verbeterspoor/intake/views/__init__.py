"""Pages of reading documents in."""
