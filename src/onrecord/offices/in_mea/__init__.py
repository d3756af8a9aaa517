"""The Ministry of External Affairs of India: weekly media briefings and special briefings."""
