"""What the templates of discussions may say besides Django's own."""
