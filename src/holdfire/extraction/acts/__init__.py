"""The act reader: what kind of act a sentence tells of two actors, read by a small trained network."""
