"""The `holdfire` command."""

from holdfire.cli.app import main

__all__ = ["main"]
