"""Stances by a trained reader: a party, an issue and a sentence in, the chance of each stance out."""
