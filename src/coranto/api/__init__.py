"""The chronicle over HTTP: a thin face that parses what is asked, calls the library and its views, and answers."""
