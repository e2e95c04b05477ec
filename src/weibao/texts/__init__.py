"""What weibao says to people: every message, in Chinese and in English."""

from weibao.texts.text import Message, Text, listed

__all__ = ["Message", "Text", "listed"]
