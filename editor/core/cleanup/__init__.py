"""Cleaning a transcript up: rules that find what hardly anybody wants to read, and the one change that mends it."""

from editor.core.cleanup.applying import apply_hits, clean_up, clean_up_counted, cleaned_up
from editor.core.cleanup.hits import Hit, Rule
from editor.core.cleanup.rules import RULES, rules_named

__all__ = ["RULES", "Hit", "Rule", "apply_hits", "clean_up", "clean_up_counted", "cleaned_up", "rules_named"]
