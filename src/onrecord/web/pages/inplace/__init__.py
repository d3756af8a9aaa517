"""Editing on the page itself: a pencil on each block, a bar at the foot."""
