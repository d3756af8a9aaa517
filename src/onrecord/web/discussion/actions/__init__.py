"""What can be done in a discussion, one module for each kind of deed: rights, limits, counts and the log inside."""
