"""The Prometheus text format (0.0.4) and its naming rules, as a reader of /metrics. promtool says the same where it is installed."""

import re
import shutil
import subprocess

SAMPLE = re.compile(r'^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([-+]?(?:[0-9.]+(?:[eE][-+]?[0-9]+)?|Inf|NaN))$')
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)')


class Family:
    def __init__(self, name, kind, help_text):
        self.name, self.kind, self.help, self.samples = name, kind, help_text, []


def parse(text):
    """Families by name; AssertionError names the line that breaks the format."""
    families, family, seen = {}, None, set()
    assert text.endswith("\n"), "the last line ends"
    help_of = None
    for line in text.splitlines():
        if line.startswith("# HELP "):
            _, _, name, words = line.split(" ", 3)
            help_of = (name, words)
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert help_of and help_of[0] == name and help_of[1], f"TYPE follows a HELP: {line}"
            assert name not in families, f"one family, one block: {line}"
            assert kind in ("counter", "gauge", "histogram"), line
            family = families[name] = Family(name, kind, help_of[1])
        else:
            found = SAMPLE.match(line)
            assert found, f"no sample: {line}"
            name, labels, value = found[1], found[2] or "", float(found[3])
            assert "".join(m[0] for m in LABEL.finditer(labels)) == labels, f"labels: {line}"
            pairs = {m[1]: m[2] for m in LABEL.finditer(labels)}
            assert family and name.startswith(family.name), f"sample outside its family: {line}"
            assert name[len(family.name):] in (("_bucket", "_sum", "_count") if family.kind == "histogram" else ("",)), line
            key = (name, tuple(sorted(pairs.items())))
            assert key not in seen, f"twice: {line}"
            seen.add(key)
            family.samples.append((name, pairs, value))
    return families


def broken_rules(families):
    """What Prometheus' naming rules and the meaning of each kind have to say."""
    for family in families.values():
        name = family.name
        if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
            yield f"{name}: not snake_case"
        if (family.kind == "counter") != name.endswith("_total"):
            yield f"{name}: a counter, and nothing else, ends in _total"
        if re.search(r"_(ms|milliseconds|minutes|hours|kb|mb|kilobytes|percent)(_|$)", name):
            yield f"{name}: not in base units"
        if re.search(r"_(gauge|counter|histogram)$", name):
            yield f"{name}: names its kind"
        if family.kind == "histogram":
            yield from _broken_histogram(family)
        for _, pairs, value in family.samples:
            if family.kind == "counter" and not value >= 0:
                yield f"{name}: a counter of {value}"
            if "le" in pairs and family.kind != "histogram":
                yield f"{name}: label le outside a histogram"


def _broken_histogram(family):
    series = {}
    for name, pairs, value in family.samples:
        rest = tuple(sorted((k, v) for k, v in pairs.items() if k != "le"))
        series.setdefault(rest, {}).setdefault(name[len(family.name):], []).append((pairs.get("le"), value))
    for labels, parts in series.items():
        buckets = sorted((float(bound), value) for bound, value in parts["_bucket"])
        if [v for _, v in buckets] != sorted(v for _, v in buckets) or buckets[-1][0] != float("inf"):
            yield f"{family.name}{labels}: buckets do not rise to +Inf"
        if parts["_count"][0][1] != buckets[-1][1]:
            yield f"{family.name}{labels}: count and last bucket differ"


def promtool(text):
    """What `promtool check metrics` complains of; None where it is not installed."""
    if not shutil.which("promtool"):
        return None
    done = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True, timeout=30)
    return (done.stdout + done.stderr).strip() if done.returncode else ""
