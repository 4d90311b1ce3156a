#!/usr/bin/env python3
"""Measures the restore drill: so many projects, each with a design, a report and a file of its own, are backed up and proved by
`apexctl drill` on a real PostgreSQL server. Usage: restore_drill.py [PROJECTS [plain|sealed]]   (100000, both)

Prints what it measured and keeps it in build/log/restore_drill.json; tools/render_deployment.py writes it into the documents.
"""

import hashlib
import http.client
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))
import many_projects  # noqa: E402
from backup_world import ROOT, BackupWorld  # noqa: E402
from servers import packages, postgres  # noqa: E402

RESULT = ROOT / "build/log/restore_drill.json"


def template_of(world):
    """A project as users make it: design, report, file."""
    api = world.served()
    project, _ = world.project(api, "Template")
    data = b"%PDF-1.7\n" + bytes(range(256))
    file = api.post(f"/api/v1/projects/{project}/files", {"name": "plan.pdf", "content_type": "application/pdf", "size_bytes": len(data),
                                                          "sha256": hashlib.sha256(data).hexdigest()}).json
    parts = urlsplit(file["upload"]["url"])
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    connection.request(file["upload"]["method"], f"{parts.path}?{parts.query}", body=data, headers=file["upload"]["headers"])
    if connection.getresponse().status not in (200, 201, 204):
        raise AssertionError("the file was not taken")
    done = api.post(f"/api/v1/projects/{project}/files/{file['file_id']}/complete")
    if done.json["status"] != "stored":
        raise AssertionError(done.body)
    world.deployment.end()
    return project


def timed(work):
    started = time.monotonic()
    result = work()
    return time.monotonic() - started, result


def measured(world, server, count):
    """Makes them, backs them up, drills; what was found."""
    world.new_database()
    project = template_of(world)
    seconds_made, file_bytes = timed(lambda: many_projects.make(server, project, count, world.folder / "objects"))
    world.apex("audit", "root")
    seconds_backup, name = timed(world.take)
    done = world.ctl("drill")
    if done.returncode:
        raise AssertionError(done.stdout + done.stderr)
    found = json.loads(done.stdout.splitlines()[-1])
    dump = (world.backups / name / "database.dump").stat().st_size
    return {"projects": count + 1, "rows": found["rows"], "events": found["audit"]["events"], "objects": found["objects"]["count"],
            "object_bytes": found["objects"]["bytes"], "file_bytes_made": file_bytes, "dump_bytes": dump,
            "database_bytes": int(server.psql("select pg_database_size('apex')")), "sealed": bool(world.key),
            "seconds_made": round(seconds_made, 1), "seconds_backup": round(seconds_backup, 1), "seconds_drill": round(found["seconds"], 1),
            "load": round(os.getloadavg()[1], 1)}


def processor():
    lines = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return lines[0].split(":", 1)[1].strip() if lines else platform.machine()


def main():
    count = int((sys.argv[1:] or ["100000"])[0])
    reason = packages.ensure([*postgres.PACKAGES, "age", "jq"])
    if reason:
        print(f"not measured: {reason}")
        return 1
    rows = []
    kinds = {"plain": [False], "sealed": [True]}.get((sys.argv[2:] or [""])[0], [False, True])
    for sealed in kinds:
        server = postgres.Postgres()
        world = BackupWorld(server, sealed=sealed)
        try:
            rows.append(measured(world, server, count - 1))
            print(json.dumps(rows[-1]), flush=True)
        finally:
            world.close()
            server.end()
    commit = subprocess.run(["git", "describe", "--always", "--abbrev=12", "--dirty"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps({"commit": commit, "date": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "processor": processor(), "runs": rows}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
