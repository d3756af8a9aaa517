"""The Ministry of Foreign Affairs of Anlan, an invented country of the demo."""
