"""Plans: their rules, selections and runs."""
