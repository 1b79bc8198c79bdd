"""What every resource shares. Knows no cloud and no engine."""
