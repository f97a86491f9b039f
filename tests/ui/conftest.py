from support.windows import desk

__all__ = ["desk"]
