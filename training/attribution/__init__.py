"""Training of the attribution reader: `make train CORPUS=folder`."""
