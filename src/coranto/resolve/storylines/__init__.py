"""Stories of a stream: dispatches that tell of one matter, found in one pass over time."""
