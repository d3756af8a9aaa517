"""What tells spam from comments, on this machine alone."""
