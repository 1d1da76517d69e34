"""Training of the act reader from annotated sentences; torch is a development tool and is imported here alone."""
