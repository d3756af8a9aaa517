"""The noon briefing of the Spokesman for the Secretary-General of the United Nations."""
