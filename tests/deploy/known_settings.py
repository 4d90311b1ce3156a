"""The settings that the program knows, as their table in the sources names them."""

import re
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "src/config/settings_table.cpp"


def known_settings():
    known = set(re.findall(r'\{"[a-z0-9_]+", "([A-Z0-9_]+)"', re.sub(r"\s+", " ", TABLE.read_text(encoding="utf-8"))))
    if len(known) < 40:
        raise AssertionError(f"{TABLE} is no longer read right: {known}")
    return known
