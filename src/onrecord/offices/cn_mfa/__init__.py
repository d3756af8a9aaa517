"""The Ministry of Foreign Affairs of China: regular press conferences, written answers and statements of its spokespersons."""
