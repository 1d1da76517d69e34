"""What servers said about the state of their pages (ETag, Last-Modified), kept for a case from one time to the next."""

import contextlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

_LONGEST = 1_000  # characters; a server that says more is not asked with it


@dataclass(slots=True)
class Validators:
    """For each address the headers with which to ask whether it has changed."""

    of: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> "Validators":
        """Those that were saved; none where the file is missing or broken, for then everything is fetched once more."""
        with contextlib.suppress(OSError, ValueError, AttributeError):
            known = json.loads(file.read_text(encoding="utf-8"))
            return cls({str(url): {str(k): str(v) for k, v in said.items()} for url, said in known.items()})
        return cls()

    def save(self, file: Path) -> None:
        """Replace `file` in one step."""
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        beside.write_text(json.dumps(self.of, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
        beside.replace(file)

    def asking(self, url: str) -> dict[str, str]:
        """Headers by which a server sends the page only if it has changed."""
        return dict(self.of.get(url, {}))

    def keep(self, url: str, etag: str, last_modified: str) -> None:
        """Note what a server said about the page that was taken from `url`."""
        said = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        known = {name: value for name, value in said.items() if value and len(value) < _LONGEST and value.isprintable()}
        self.of.pop(url, None)
        if known:
            self.of[url] = known
