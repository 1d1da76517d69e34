"""Asking a built case: the rows of a view, for tests."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from holdfire.ledger import Ledger
from holdfire.publishing.asked import Asked
from holdfire.publishing.views import view
from holdfire.publishing.views.view import Row

NOW = datetime(2025, 5, 1, tzinfo=UTC)
BuiltCase = Callable[[str], Path]


def shown(ledger: Ledger, name: str, **asked: Any) -> list[Row]:
    """What a view has to say, asked on 1 May 2025."""
    found = view(name)
    assert found is not None
    return list(found.rows(ledger, Asked(now=NOW, **asked)))
