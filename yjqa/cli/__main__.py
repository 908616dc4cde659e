"""`python -m yjqa.cli`."""

from yjqa.cli import main

if __name__ == "__main__":
    main()
