"""Fetching politely and safely: robots, pauses, limits, and no way into the network that Holdfire stands in."""
