"""Who reads in and judges, what the reader's answers propose, and what a candidate becomes: no database, no clock."""
