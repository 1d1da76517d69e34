"""The encoder that the trained readers share: a sentence with two marks in, numbers for its meaning out."""
