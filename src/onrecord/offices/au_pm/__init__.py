"""The Prime Minister of Australia: doorstops, press conferences and interviews as transcribed by the department."""
