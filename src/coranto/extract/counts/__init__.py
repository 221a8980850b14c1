"""What a figure counts, where, as of when and by whom."""
