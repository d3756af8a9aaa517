"""The Presidency of Mexico: stenographic versions of the morning press conferences."""
