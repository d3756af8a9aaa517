"""The Ministry of Foreign Affairs of Japan: press conferences of the minister and of the press secretary."""
