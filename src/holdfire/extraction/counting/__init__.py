"""Figures of violations in a sentence, the time that they are for, and who counts them."""
