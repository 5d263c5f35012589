"""Template tags and filters of the archive: chancery."""
