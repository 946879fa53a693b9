"""What a value may be, and how JSON values become typed records."""
