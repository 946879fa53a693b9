"""Forms that providers fill: typed, checked, split by audience, rendered."""
