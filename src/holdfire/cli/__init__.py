"""The command line: one thin module a command."""

import gc
import sys

INTERRUPTED = 130  # what a shell reports for a command that Ctrl-C ended
_COLLECTED = 50_000  # objects; while modules are loaded many are made and all of them stay


def main() -> int:
    """Run the command that the arguments name; gives back its exit status."""
    gc.set_threshold(_COLLECTED)
    try:
        # loaded here so that Ctrl-C at any moment ends quietly
        from holdfire.cli.app import app

        app(prog_name="holdfire")
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


__all__ = ["INTERRUPTED", "main"]

if __name__ == "__main__":
    sys.exit(main())
