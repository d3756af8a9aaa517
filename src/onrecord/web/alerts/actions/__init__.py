"""What readers do with alerts: each module is one verb, with its rules inside."""
