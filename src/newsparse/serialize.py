"""Models to JSON and back (provisional)."""
