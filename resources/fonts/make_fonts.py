#!/usr/bin/env python3
"""Makes the bundled type face: Inter, Latin only, with figures of one width as the default ones.

Qt before 6.7 cannot switch OpenType features on, and live numbers must not jiggle, so the tabular figures take the
places of the proportional ones in the character map. The result carries its own name, as the licence of a changed
font asks. Needs fonttools and Inter's OTF files: make_fonts.py DIRECTORY_OF_INTER
"""
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Ledgerloom Sans"
KEPT = [
    (0x20, 0x17F), (0x2010, 0x2027), (0x2030, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2260, 0x2265), (0x221E, 0x221E), (0x2318, 0x2318),
]


def tabular_digits(font):
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            lookup = font["GSUB"].table.LookupList.Lookup[record.Feature.LookupListIndex[0]]
            mapping = {}
            for table in lookup.SubTable:
                mapping.update(getattr(table, "ExtSubTable", table).mapping)
            return mapping
    raise SystemExit("this font has no tabular figures")


def rename(font, style):
    names = font["name"]
    for record in list(names.names):
        if record.nameID > 6 and record.nameID not in (13, 14):
            names.removeNames(nameID=record.nameID)
    legacy_family = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    texts = {1: legacy_family, 2: "Regular", 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}",
             6: f"{FAMILY.replace(' ', '')}-{style}", 16: FAMILY, 17: style}
    for name_id, text in texts.items():
        names.setName(text, name_id, 3, 1, 0x409)
        names.setName(text, name_id, 1, 0, 0)
    top = font["CFF "].cff
    top.fontNames = [texts[6]]
    top[0].FamilyName, top[0].FullName = FAMILY, texts[4]


def make(source, style, target):
    font = TTFont(source)
    tabular = tabular_digits(font)
    for table in font["cmap"].tables:
        for code in range(ord("0"), ord("9") + 1):
            if code in table.cmap:
                table.cmap[code] = tabular.get(table.cmap[code], table.cmap[code])
    options = Options()
    options.layout_features = ["kern", "ccmp", "locl", "mark", "mkmk"]
    options.name_IDs = ["*"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in KEPT for code in range(first, last + 1)])
    subsetter.subset(font)
    rename(font, style)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)


def main():
    source, here = Path(sys.argv[1]), Path(__file__).parent
    for style in ("Regular", "Medium", "SemiBold"):
        make(source / f"Inter-{style}.otf", style, here / f"ledgerloom-sans-{style.lower()}.otf")


main()
