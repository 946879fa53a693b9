"""The one address below which everything that this library names in the web's way lies."""

BASE_ADDRESS = "https://gpai-code.invalid/"
"""
Reserved so that nobody fetches it (RFC 6761); who publishes the Code as a site puts its own here.

Addresses of entries, `$id`s of schemas and the terms of the vocabulary all begin with it.
"""
