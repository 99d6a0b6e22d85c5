from fixtures.synced import answers, sync, upstream

__all__ = ["answers", "sync", "upstream"]
