"""The proof: frameworks, report plans and restore tests."""
