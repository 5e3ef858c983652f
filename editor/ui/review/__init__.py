"""Times to review: lines whose seconds are contradicted by what was heard, missing, or not their own."""
