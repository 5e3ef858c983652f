"""The edit that cleans up what is said."""

from editor.core.change import Change
from editor.core.model import Episode


def clean_up(episode: Episode, rules: list[str]) -> Change:
    """Apply rules, by their ids, to the whole page: marks, fillers, doubled, spaces, quotes, capitals."""
    # Late: the rules are many expressions, and hardly any script or window needs them when it starts.
    from editor.core import cleanup

    return cleanup.clean_up(episode, rules)
