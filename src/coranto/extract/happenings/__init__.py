"""Event mentions: triggers, the clauses around them, who took part, where and when."""
