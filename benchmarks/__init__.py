"""Figures of the product: repeatable, each with its budget. `make bench` runs them all."""
