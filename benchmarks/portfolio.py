#!/usr/bin/env python3
"""A portfolio of signs as NDJSON for `apex batch`, the same each time. Usage: portfolio.py COUNT OUT [auto]"""

import json
import random
import sys

SECTIONS = ("HSS10.750X0.250", "HSS12.750X0.375", "HSS14.000X0.375", "HSS16.000X0.500", "HSS12X12X3/8", "HSS10X10X1/2", "HSS12X8X3/8", "HSS16X12X1/2")


def sign(dice, designation):
    width, height, clear = dice.uniform(6, 16), dice.uniform(4, 9), dice.uniform(8, 16)
    return {"schema": "apex.design/1",
            "codes": {"wind": "ASCE 7-16", "steel": "AISC 360-16", "concrete": "ACI 318-19", "soil": "IBC 2021"},
            "site": {"wind_speed_mph": dice.choice((105, 110, 115, 120, 130)), "risk_category": "II", "exposure": dice.choice("BC"), "source": "portfolio"},
            "sign": {"overall_height_ft": round(clear + height, 2),
                     "cabinets": [{"width_ft": round(width, 2), "height_ft": round(height, 2), "depth_in": 12.0, "weight_psf": 10.0}]},
            "support": {"count": 1, "family": "any", "designation": designation, "grade": "A500 Gr C"},
            "foundation": {"type": "direct_burial", "diameter_ft": 3.0, "soil": {"class": dice.choice((3, 4))}},
            "options": {"isolated_pole_factor": 1.0}}


def write(path, count, designation=None):
    dice = random.Random(9)
    with open(path, "w") as out:
        for _ in range(count):
            out.write(json.dumps(sign(dice, designation or dice.choice(SECTIONS))) + "\n")


if __name__ == "__main__":
    write(sys.argv[2], int(sys.argv[1]), sys.argv[3] if len(sys.argv) > 3 else None)
