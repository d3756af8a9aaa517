"""One module per export format, each with a `FORMAT`; found without any other edit."""
