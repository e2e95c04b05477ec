"""`python -m weibao` is the same as the command `weibao`."""

from weibao.cli import main

if __name__ == "__main__":
    main()
