"""Text in and out: strict JSON, JSON Lines, files, escaping."""
