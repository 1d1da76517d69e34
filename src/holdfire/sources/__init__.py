"""The outside world: files, pages and standard input become reports, or problems that say what to do."""
