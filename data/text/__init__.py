"""Pure functions on str: decode, clean, fold, offsets, sentences, numbers."""
