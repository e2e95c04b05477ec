"""Forms that documents of several kinds share: lists of words, of ids, raw values."""

from weibao.config.forms import (
    list_of,
    mapping_of,
)
from weibao.config.scalars import (
    IDENTIFIER,
    TEXT,
)

Raw = str
WORDS = list_of(TEXT.form)
IDS = list_of(IDENTIFIER.form)
RAW_ATTRIBUTES = mapping_of(IDENTIFIER.form, TEXT.form)
ENCODINGS = ("auto", "utf-8", "gbk")
