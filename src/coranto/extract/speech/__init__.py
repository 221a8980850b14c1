"""Who says what in a statement: from its tokens to cue, source and content."""
