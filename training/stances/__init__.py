"""Training of the stance reader."""
