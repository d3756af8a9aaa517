"""What readers see of dossiers."""
