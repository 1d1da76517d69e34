"""What the words of one sentence settle about an undertaking: one module a kind of term."""
