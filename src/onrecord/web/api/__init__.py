"""The open API: everything that a page shows, for programs, at `/api/v1`; and OAI-PMH for those who harvest."""
