"""`python -m cryptopredict` is the same as `cryptopredict`."""

from cryptopredict.terminal import main

if __name__ == "__main__":
    main()
