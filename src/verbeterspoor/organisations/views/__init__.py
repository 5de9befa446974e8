"""Pages of the administration of a municipality, and the clock of a demo."""
