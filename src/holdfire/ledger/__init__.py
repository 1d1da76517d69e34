"""The ledger of a case: generations on disk, where every row comes from, and what can be asked; the only place that knows the database."""

from holdfire.ledger.ledger import Ledger, NoLedgerError

__all__ = ["Ledger", "NoLedgerError"]
