"""Cueline, a desktop editor for podcast transcripts that live as YAML in git."""

__version__ = "0.1.0"
