"""The United States Department of State: department press briefings."""
