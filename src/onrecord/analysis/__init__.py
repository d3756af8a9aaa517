"""Floor 3: what may be concluded from words, one package per question. The packages never import each other."""
