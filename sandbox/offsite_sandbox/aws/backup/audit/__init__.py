"""The proof: frameworks, reports and tests of restoring."""
