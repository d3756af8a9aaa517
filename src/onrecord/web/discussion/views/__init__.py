"""The addresses of discussions, under `/discuss` and `/views`."""
