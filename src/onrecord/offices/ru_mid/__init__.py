"""The Ministry of Foreign Affairs of Russia: weekly briefings of its spokeswoman, press conferences of the minister."""
