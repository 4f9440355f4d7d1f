"""Extractors: one file a kind of finding, each ``extract(article, folded, lexicon, findings) -> findings`` with its own part filled."""
