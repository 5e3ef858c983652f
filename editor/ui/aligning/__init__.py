"""Giving a page its true times: where from, whether it fits, how far it is, and what came of it."""
