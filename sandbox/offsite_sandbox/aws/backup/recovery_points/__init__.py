"""Recovery points: what vaults hold."""
