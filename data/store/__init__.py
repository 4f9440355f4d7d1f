"""Built tables behind one port: ``rows(sql, params) -> DataFrame``."""

from data.store.engine import Engine
from data.store.open import Store, open_store, open_story

__all__ = ["Engine", "Store", "open_store", "open_story"]
