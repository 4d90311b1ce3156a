#!/usr/bin/env python3
"""House rules as tests: reads the sources, prints one line a rule, exits 1 if any is broken. Usage: tools/tidy.py [--json]"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = {".cpp", ".hpp"}
VENDOR_OF_PREFIX = {
    "boost/": "boost", "openssl/": "openssl", "fmt/": "fmt", "fast_float/": "fast_float", "sqlite3.h": "sqlite3",
    "curl/": "curl", "spdlog/": "spdlog", "CLI/": "CLI", "toml++/": "toml++", "cairo": "cairo", "pango": "pango",
    "fontconfig/": "fontconfig", "qpdf/": "qpdf", "ft2build.h": "freetype", "glib": "pango",
    "libpq-fe.h": "libpq", "argon2.h": "argon2", "hiredis/": "hiredis",
}


def tracked():
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def text_of(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def include_table():
    rows = {}
    for line in (ROOT / "src/README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 3 and cells[0] != "module" and not cells[0].startswith("---"):
            split = lambda cell: {word.strip() for word in cell.split(",") if word.strip()}
            rows[cells[0]] = (split(cells[1]), split(cells[2]))
    return rows


def module_of(relative, rows):
    """The longest row that is a prefix of a path below src/."""
    fits = [name for name in rows if relative == name or relative.startswith(name + "/")]
    return max(fits, key=len) if fits else None


def rule_include_table(files):
    rows = include_table()
    for path in files:
        if path.suffix not in CODE or ROOT / "src" not in path.parents:
            continue
        relative = path.relative_to(ROOT / "src").as_posix()
        module = module_of(relative, rows)
        if module is None:
            yield f"{relative}: its folder has no row in src/README.md"
            continue
        allowed, vendors = rows[module]
        is_test = path.name.endswith("_test.cpp") or "/contract/" in relative or path.name.startswith("test_")
        for number, line in enumerate(text_of(path).splitlines(), 1):
            found = re.match(r'\s*#include\s+([<"])([^>"]+)[>"]', line)
            if not found:
                continue
            name = found[2]
            if found[1] == '"':
                target = module_of(name, rows)
                if target is None:
                    yield f"{relative}:{number}: {name} is not below src/"
                elif target != module and not any(target == a or target.startswith(a + "/") for a in allowed):
                    yield f"{relative}:{number}: {module} may not include {target}"
            elif not is_test:
                vendor = next((v for prefix, v in VENDOR_OF_PREFIX.items() if name.startswith(prefix)), None)
                if vendor and vendor not in vendors:
                    yield f"{relative}:{number}: {module} may not include {name} ({vendor})"


def rule_first_lines(files):
    marks = {".hpp": "//", ".sh": "#", ".py": ("#", '"""'), ".sql": "--", ".mjs": "//"}
    for path in files:
        mark = marks.get(path.suffix)
        if mark and "generated" not in path.parts:
            lines = text_of(path).splitlines() or [""]
            first = lines[1] if lines[0].startswith("#!") and len(lines) > 1 else lines[0]
            if not first.startswith(mark):
                yield f"{path.relative_to(ROOT)}: the first line does not say what this is"


def rule_readmes(files):
    for module in include_table():
        folder = ROOT / "src" / module
        if folder.is_dir() and not (folder / "README.md").is_file():
            yield f"src/{module}: no README.md"


def rule_words(files):
    pattern = re.compile(r"\b(TODO|FIXME|XXX)\b|not implemented|\bstubbed\b")
    for path in files:
        if path.suffix in CODE | {".ts", ".tsx", ".sh", ".mjs"}:
            for number, line in enumerate(text_of(path).splitlines(), 1):
                if pattern.search(line):
                    yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"


def rule_places(files):
    """No absolute path of a work machine, no registry address, nowhere."""
    pattern = re.compile(r"(^|[^A-Za-z0-9_./])/(work|farm)/[A-Za-z]|\"resolved\": *\"http|https?://[^ \"]*(registry|mirror|proxy)\.", re.M)
    for path in files:
        if path.name != "tidy.py" and pattern.search(text_of(path)):
            yield f"{path.relative_to(ROOT)}: names a machine's path or a package registry"


def rule_numbers(files):
    """Real functions of the core come from base/numeric; editions are types, never compared."""
    for path in files:
        relative = path.relative_to(ROOT).as_posix()
        if not relative.startswith("src/calc/") or path.suffix not in CODE or path.name.endswith("_test.cpp"):
            continue
        for number, line in enumerate(text_of(path).splitlines(), 1):
            code = line.split("//")[0]
            if re.search(r"std::(pow|exp|log|log10|sin|cos|tan|atan2?|tanh|cbrt|hypot)\s*\(", code):
                yield f"{relative}:{number}: takes a real function from outside base/numeric"
            if re.search(r"\bedition\s*==", code):
                yield f"{relative}:{number}: compares an edition"
            if "0.00256" in code and "src/calc/wind/" not in relative:
                yield f"{relative}:{number}: velocity pressure belongs to src/calc/wind alone"
            if re.search(r"\b(try|catch|throw)\b", code):
                yield f"{relative}:{number}: calc never throws or catches"


def rule_length(files):
    for path in files:
        if path.suffix in CODE | {".ts", ".tsx", ".py", ".sh"} and "generated" not in path.parts:
            count = text_of(path).count("\n")
            if count > 700:
                yield f"{path.relative_to(ROOT)}: {count} lines; a reader would ask why"


def rule_switched_off(files):
    pattern = re.compile(r"DISABLED_|GTEST_SKIP\(\);|\b(it|test|describe)\.skip\(|\bxit\(|xfail")
    for path in files:
        if path.suffix in CODE | {".ts", ".tsx"} or (path.suffix == ".py" and "tests" in path.parts):
            if pattern.search(text_of(path)):
                yield f"{path.relative_to(ROOT)}: a test is switched off without saying why"


def rule_committed_reference(files):
    for path in files:
        if path.name.startswith("aisc_v16"):
            yield f"{path.relative_to(ROOT)}: check-only data is committed"


PAGE_HEADINGS = {
    "Scope": re.compile(r"^(## |\*\*)Scope", re.MULTILINE),
    "Limits": re.compile(r"^(## |\*\*)(Scope and l|L)imits", re.MULTILINE),
    "Worked example": re.compile(r"^(##+ |\*\*)Worked example.*\d", re.MULTILINE | re.DOTALL),
}


def rule_check_pages(files):
    """A page of docs/engineering that names checks in its first paragraph is the page of those checks."""
    for path in files:
        if path.suffix != ".md" or path.parent != ROOT / "docs/engineering":
            continue
        text = text_of(path)
        if not re.search(r"`[a-z]+\.[a-z_]+`", "\n".join(text.splitlines()[:3])):
            continue
        for heading, pattern in PAGE_HEADINGS.items():
            if not pattern.search(text):
                yield f"{path.relative_to(ROOT)}: has no {heading}"


def rule_migrations(files):
    """SHA256SUMS holds every migration but the newest, whose release is still to come; `sha256sum` writes its lines."""
    folder = ROOT / "src/migrations/sql"
    recorded = {name: digest for digest, name in (line.split() for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())}
    there = {path.relative_to(folder).as_posix(): path for path in files if re.fullmatch(r"\d{4}_\w+\.(up|down)\.sql", path.name) and folder in path.parents}
    newest = max(path.name[:4] for path in there.values())
    for name in sorted(recorded.keys() - there.keys()):
        yield f"{name}: is recorded in SHA256SUMS and gone"
    for name, path in sorted(there.items()):
        if name not in recorded:
            if path.name[:4] != newest:
                yield f"{name}: is not in SHA256SUMS, though a newer migration is there"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != recorded[name]:
            yield f"{name}: may be applied somewhere and was changed; write a new migration"


def rule_query_names(files):
    """A connection prepares a query once, under its name."""
    first = {}
    for path in files:
        if path.suffix in CODE and path.parent == ROOT / "src/adapters/postgres" and not path.name.endswith("_test.cpp"):
            for name in re.findall(r"\bQuery\s+\w+\s*\{\s*\"(\w+)\"", text_of(path)):
                if name in first:
                    yield f"{path.relative_to(ROOT)}: the query {name} is also in {first[name].name}"
                first.setdefault(name, path)


RULES = [
    ("every include is in the table of src/README.md", rule_include_table),
    ("every header and script says first what it is", rule_first_lines),
    ("every module has a README", rule_readmes),
    ("no left-over words in the sources", rule_words),
    ("no machine path and no registry address", rule_places),
    ("real functions, editions and errors of the core", rule_numbers),
    ("no source file over 700 lines", rule_length),
    ("no test is switched off in silence", rule_switched_off),
    ("no check-only reference data is committed", rule_committed_reference),
    ("the page of a check has its scope, its limits and a worked example", rule_check_pages),
    ("no migration is changed once a newer one is there", rule_migrations),
    ("every query of PostgreSQL has a name of its own", rule_query_names),
]


def main():
    files = tracked()
    results = [(title, list(rule(files))) for title, rule in RULES]
    if "--json" in sys.argv:
        print(json.dumps([{"title": title, "findings": findings} for title, findings in results]))
    else:
        for title, findings in results:
            print(("ok    " if not findings else "FAIL  ") + title)
            for finding in findings:
                print("      " + finding)
    return 1 if any(findings for _, findings in results) else 0


if __name__ == "__main__":
    sys.exit(main())
