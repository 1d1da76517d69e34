"""Holdfire keeps the record of a ceasefire: who agreed to what, in whose words, and where the accounts differ."""
