"""What is new of a wish: each module looks at what entered the ledger since the last look, never at a briefing's date."""
