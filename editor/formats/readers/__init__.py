"""Readers of what a transcript may start from: captions, recognisers' output, text as people keep it."""
