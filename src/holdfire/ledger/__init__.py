"""The ledger: one generation on disk of everything that a case's reports say."""
