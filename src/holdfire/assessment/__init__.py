"""Assessment: what follows from the ledger: how readings differ, which clock runs, who is on board; views in, records out."""
