"""Sweeps archives of pages for words of the record: on the cores of one machine or of a cluster, by the same code."""
