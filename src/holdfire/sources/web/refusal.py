"""Why something is not fetched: raised deep down, told to the user as one problem."""

from holdfire.record import Problem


class RefusedError(Exception):
    """`code`, `message` and `remedy` are those of the problem that it becomes."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy

    def problem(self, name: str) -> Problem:
        """The problem of the address `name`."""
        return Problem(self.code, self.message, self.remedy, name, fatal=True)
