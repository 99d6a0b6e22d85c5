"""The migrations in order, one group of tables each. A released one is never edited; the next change is a new file."""

__all__: list[str] = []
