"""Where editors work on dossiers."""
