"""Hearthside: a self-hosted community platform for peer support in mental health."""

__version__ = "0.1.0"
