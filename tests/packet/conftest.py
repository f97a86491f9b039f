from support.visits import browser, visit

__all__ = ["browser", "visit"]
