"""``python -m newsparse``: the command line, also where no script is installed."""

from newsparse.cli import main

if __name__ == "__main__":
    main()
