"""The types of pages."""
