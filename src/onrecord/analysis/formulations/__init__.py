"""Formulations: recurring phrases of official language, what is new, what was dropped, how often a thing is said."""
