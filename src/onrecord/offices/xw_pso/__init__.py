"""The Office of the Press Secretary of Westmark, an invented country of the demo."""
