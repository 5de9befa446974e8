"""Pages of plans: for whoever writes the plan, and for whoever carries it out."""
