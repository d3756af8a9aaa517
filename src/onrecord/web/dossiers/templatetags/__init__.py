"""What the templates of dossiers may say."""
