#!/usr/bin/env python3
"""The bill of materials of a built program and its images, CycloneDX 1.5 in JSON: every Debian package whose library it loads or whose headers
are compiled in, every one that a Dockerfile installs beside it, and every npm package of the page it serves, with version and licences.
Usage: sbom.py BINARY [-o FILE]; without -o to standard output."""

import argparse
import base64
import json
import os
import re
import subprocess
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "services/frontend/package-lock.json"

# Compiled in without a library to load: only their headers are used, or their files are inside.
COMPILED_IN = ["libboost1.81-dev", "libfast-float-dev", "libcli11-dev"]

# Set in the reports.
FONTS = ["fonts-inter", "fonts-dejavu-core"]

# What Dockerfiles install and this machine may lack: what Debian 12's copyright files say of them. The version is then the package lists'.
IMAGE_LICENCES = {"alembic": ["Expat"], "ca-certificates": ["GPL-2+", "MPL-2.0"],
                  "nginx-light": ["BSD-2-clause", "Expat", "GPL-2+", "public-domain"],
                  "python3-psycopg2": ["BSD", "LGPL-3", "public-domain"]}

# Debian's short names that are spelt otherwise in the SPDX list; what is in neither is given by name.
SPDX = {"Expat": "MIT", "expat": "MIT", "MIT": "MIT", "BSL-1.0": "BSL-1.0", "Apache-2.0": "Apache-2.0", "Apache-2": "Apache-2.0", "BSD-2-clause": "BSD-2-Clause",
        "BSD-3-clause": "BSD-3-Clause", "BSD-3-Clause": "BSD-3-Clause", "ISC": "ISC", "Zlib": "Zlib", "zlib": "Zlib", "curl": "curl",
        "PostgreSQL": "PostgreSQL", "OFL-1.1": "OFL-1.1", "0BSD": "0BSD", "GPL-2": "GPL-2.0-only", "GPL-2+": "GPL-2.0-or-later",
        "GPL-3": "GPL-3.0-only", "GPL-3+": "GPL-3.0-or-later", "LGPL-2": "LGPL-2.0-only", "LGPL-2+": "LGPL-2.0-or-later",
        "LGPL-2.1": "LGPL-2.1-only", "LGPL-2.1+": "LGPL-2.1-or-later", "LGPL-3": "LGPL-3.0-only", "LGPL-3+": "LGPL-3.0-or-later",
        "MPL-1.1": "MPL-1.1", "MPL-2.0": "MPL-2.0", "FTL": "FTL", "CC0-1.0": "CC0-1.0"}

# Sentences that tell a licence where a copyright file gives no short names.
TELLING = [("Boost Software License", "BSL-1.0"), ("Permission is hereby granted, free of charge", "MIT"),
           ("Permission to use, copy, modify, distribute, and sell this software", "HPND-sell-variant"),
           ("Redistribution and use in source and binary forms", "BSD"), ("This software is provided 'as-is', without any", "Zlib"),
           ("public domain", "public-domain")]


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def libraries(binary):
    """Every shared library the program loads, itself and through others, as (name, path)."""
    for line in output("ldd", str(binary)).splitlines():
        found = re.match(r"\s*(\S+) => (/\S+)", line) or re.match(r"\s*(/\S+/(ld-linux\S+))", line)
        if "not found" in line:
            raise SystemExit(f"sbom: {line.strip()}")
        if found:
            yield Path(found[1]).name, found[2] if found[2].startswith("/") else found[1]


def packages_of(paths):
    """The Debian package that brought each file, which may be known under /usr or not."""
    spellings = {path: {p.removeprefix(cut) for p in (path, os.path.realpath(path)) for cut in ("", "/usr")} for path in paths}
    asked = sorted(set().union(*spellings.values()))
    # It fails where one of the spellings is unknown, and answers for the others.
    answer = subprocess.run(["dpkg-query", "--search", *asked], capture_output=True, text=True).stdout
    owner = {line.rsplit(": ", 1)[1]: line.split(":", 1)[0].split(",")[0] for line in answer.splitlines() if ": " in line}
    for path, spelt in spellings.items():
        known = [owner[p] for p in sorted(spelt) if p in owner]
        if not known:
            raise SystemExit(f"sbom: {path} belongs to no Debian package")
        yield path, known[0]


def debian_licences(package):
    """Short names from the package's copyright file: those of its files, or the texts it refers to."""
    text = Path(f"/usr/share/doc/{package}/copyright").read_text(errors="replace")
    if re.match(r"(Format|Format-Specification):", text):
        names = {name.strip() for line in re.findall(r"^License:[ \t]*(\S.*)$", text, re.M)
                 for name in re.split(r",? and/or |,? and |,? or |, | \| ", line)}
    else:
        names = set(re.findall(r"/usr/share/common-licenses/([A-Za-z]+-?[0-9.]*[0-9])", text))
        flat = " ".join(text.split())
        names |= {licence for words, licence in TELLING if words in flat}
    if not names:
        raise SystemExit(f"sbom: no licence is named in the copyright file of {package}")
    return sorted(names)


def licence(name):
    return {"license": {"id": SPDX[name]} if name in SPDX else {"name": name}}


def is_installed(package):
    asked = subprocess.run(["dpkg-query", "--show", "--showformat=${db:Status-Status}", package], capture_output=True, text=True)
    return asked.returncode == 0 and asked.stdout == "installed"


def facts_of(package):
    """Name, version, architecture, source package and home page: as installed, else as the package lists have it."""
    if is_installed(package):
        fields = "${Package}\n${Version}\n${Architecture}\n${source:Package}\n${Homepage}"
        return output("dpkg-query", "--show", f"--showformat={fields}", package).split("\n")[:5]
    record = dict(re.findall(r"^([A-Za-z-]+): (.*)$", output("apt-cache", "show", "--no-all-versions", package), re.M))
    return [record["Package"], record["Version"], record["Architecture"], record.get("Source", package).split()[0], record.get("Homepage", "")]


def debian_component(package, loaded=(), images=()):
    name, version, architecture, source, homepage = facts_of(package)
    texts = debian_licences(package) if is_installed(package) else IMAGE_LICENCES[package]
    purl = f"pkg:deb/debian/{quote(name)}@{quote(version, safe='')}?arch={architecture}"
    component = {"type": "library", "bom-ref": purl, "name": name, "version": version, "scope": "required", "purl": purl,
                 "licenses": list({json.dumps(licence(text)): licence(text) for text in texts}.values()),
                 "properties": [{"name": "apex:source-package", "value": source}]
                 + [{"name": "apex:library", "value": library} for library in sorted(loaded)]
                 + [{"name": "apex:image", "value": image} for image in sorted(images)]}
    if homepage:
        component["externalReferences"] = [{"type": "website", "url": homepage}]
    return component


def stages(dockerfile):
    """The text of each stage that becomes the image: the last one and those that it is made from."""
    parts = re.split(r"^FROM ", dockerfile, flags=re.M)[1:]
    by_name = {part.splitlines()[0].split(" AS ")[1]: part for part in parts}
    stage = parts[-1]
    while stage:
        yield stage
        stage = by_name.get(stage.split(maxsplit=1)[0])


def image_packages():
    """What each Dockerfile installs into its image, by package: the names of the images. Libraries that the program loads are not among them."""
    images = {}
    for path in sorted(ROOT.glob("services/*/Dockerfile")):
        text = "".join(stages(path.read_text().replace("\\\n", " ")))
        for command in re.findall(r"apt-get install ([^&|;<\n]*)", text):
            for package in command.split():
                if not package.startswith("-"):
                    images.setdefault(package, set()).add(path.parent.name)
    return images


def npm_components():
    """What is bundled into the page: everything of the lock file that is not for development."""
    for path, facts in sorted(json.loads(LOCK.read_text())["packages"].items()):
        if not path or facts.get("dev"):
            continue
        name = path.split("node_modules/")[-1]
        purl = f"pkg:npm/{quote(name, safe='/')}@{quote(facts['version'])}".replace("pkg:npm/@", "pkg:npm/%40")
        algorithm, digest = facts["integrity"].split("-", 1)
        simple = re.fullmatch(r"[A-Za-z0-9.+-]+", facts["license"])
        yield {"type": "library", "bom-ref": purl, "name": name, "version": facts["version"], "scope": "required", "purl": purl,
               "licenses": [{"license": {"id": facts["license"]}} if simple else {"expression": facts["license"]}],
               "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}]}


def bill(binary):
    by_package = {package: set() for package in [*COMPILED_IN, *FONTS]}
    loaded = dict(libraries(binary))
    owner = dict(packages_of(set(loaded.values())))
    for name, path in loaded.items():
        by_package.setdefault(owner[path], set()).add(name)
    images = image_packages()
    parts = [debian_component(package, loaded, images.pop(package, ())) for package, loaded in sorted(by_package.items())] + list(npm_components())
    components = parts + [debian_component(package, images=names) for package, names in sorted(images.items())]
    version = output(str(binary), "--version").strip().split()[-1]
    program = {"type": "application", "bom-ref": f"pkg:generic/apex@{version}", "name": "apex", "version": version,
               "purl": f"pkg:generic/apex@{version}", "licenses": [{"license": {"id": "Apache-2.0"}}]}
    at = int(os.environ.get("SOURCE_DATE_EPOCH") or output("git", "-C", str(ROOT), "log", "-1", "--format=%ct"))
    content = json.dumps([program, components], sort_keys=True)
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
            "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}",
            "metadata": {"timestamp": datetime.fromtimestamp(at, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
                         "tools": {"components": [{"type": "application", "name": "tools/sbom.py"}]}, "component": program},
            "components": components,
            "dependencies": [{"ref": program["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}]}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("binary", type=Path)
    arguments.add_argument("-o", "--output", type=Path)
    chosen = arguments.parse_args()
    text = json.dumps(bill(chosen.binary), indent=2) + "\n"
    if chosen.output:
        chosen.output.write_text(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
