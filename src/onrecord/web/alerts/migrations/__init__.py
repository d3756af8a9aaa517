"""How the tables of alerts came to be."""
