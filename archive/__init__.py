"""Chancery: an archive of historical documents, their correspondents and events.

The rooms of this package and who may import whom: pyproject.toml, [tool.importlinter].
"""
