"""How the tables of dossiers came about."""
