"""From inspection report to proven improvement, in the open."""
