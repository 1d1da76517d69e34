"""`python -m holdfire` is the `holdfire` command."""

from holdfire.cli import main

if __name__ == "__main__":
    main()
