"""The White House: briefings and gaggles of the press secretary, press conferences of the president."""
