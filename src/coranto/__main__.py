"""``python -m coranto`` is ``coranto``."""

from coranto.cli import main

if __name__ == "__main__":
    main()
