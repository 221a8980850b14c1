"""Which of the places that a dispatch names says where something was: by words, by neighbourhood, by the dispatch."""
