"""True times for the lines and words of an edited transcript, from captions of what was really said."""
