"""The public site, made from the data and the documentation; `python docs/build.py` builds it."""
