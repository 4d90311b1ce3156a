"""Many projects from one: every row of a project that the product made is copied under other names, its chain of events sealed anew as
docs/operating/data.md has it, and each copy gets a file of its own bytes. For measuring what only a large database shows."""

import hashlib
import os
import subprocess

# What the hash of an event is of (src/domain/event.cpp), in SQL: %s is the value of a field.
FIELDS = (("project", "e.project_id"), ("sequence", "e.sequence::text"), ("kind", "e.kind"), ("actor", "e.actor"), ("request", "e.request_id"),
          ("at", "to_char(timestamp 'epoch' + e.created_at * interval '1 microsecond', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"),
          ("before", "e.before"), ("after", "e.after"), ("previous", "{previous}"))
BATCH = 10_000


def canonical(previous):
    parts = [f"'{name} ' || octet_length({value}) || ':' || {value}" for name, value in FIELDS]
    return " || E'\\n' || ".join(parts).replace("{previous}", previous) + " || E'\\n'"


def sealed(previous):
    return f"encode(sha256(convert_to({canonical(previous)}, 'UTF8')), 'hex')"


def make(server, template, count, object_folder, kilobytes=(2, 16)):
    """`count` copies of project `template`, and under `object_folder` (of file://) their files. The bytes of all files together."""
    if server.psql(f"select bool_and(hash = {sealed('e.previous_hash')}) from project_events e where project_id = '{template}'") != "t":
        raise AssertionError("the hash of an event is another than this knows")
    columns = {}
    for table in ("projects", "project_payloads", "project_events", "event_texts", "reports", "tasks", "project_files"):
        columns[table] = server.psql(f"select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns "
                                     f"where table_schema = 'public' and table_name = '{table}' and is_generated = 'NEVER'").split(",")
    events = int(server.psql(f"select count(*) from project_events where project_id = '{template}'"))
    total = 0
    for first in range(0, count, BATCH):
        copies = range(first, min(first + BATCH, count))
        lines = []
        for number in copies:
            low, high = kilobytes
            content = b"%PDF-1.7\n" + os.urandom(1024 * (low + number % (high - low + 1)))
            name = hashlib.sha256(content).hexdigest()
            folder = object_folder / name[:2] / name[2:4]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
            total += len(content)
            lines.append(f"{number}\tprj_{number:032x}\tfil_{number:032x}\ttask_{number:032x}\t{name}\t{len(content)}\n")
        copied(server, template, columns, events, "".join(lines))
    server.psql("analyze")
    return total


def copied(server, template, columns, events, lines):
    """One batch, in one session behind the triggers' back: a chain is inserted as a whole, not as it grew."""
    def insert(table, replaced, source=None, more=""):
        names = columns[table]
        chosen = ", ".join(replaced.get(name, f"t.{name}") for name in names)
        return f"insert into {table} ({', '.join(names)}) select {chosen} from {source or table + ' t'}, clones c where t.project_id = '{template}'{more};"
    of = {"project_id": "c.project"}
    script = ["set session_replication_role = replica; create temp table clones (number bigint, project text, file text, task text, sha256 text, size bigint);",
              "copy clones from stdin;\n" + lines + "\\.",
              insert("projects", {**of, "name": "t.name || ' ' || c.number"}), insert("project_payloads", of), insert("event_texts", of),
              insert("reports", {**of, "task_id": "c.task"}), insert("tasks", {**of, "task_id": "c.task"}, more=" and t.kind like '%report%'"),
              insert("project_files", {**of, "file_id": "c.file", "sha256": "c.sha256", "size_bytes": "c.size", "announced_sha256": "c.sha256"})]
    for sequence in range(1, events + 1):
        previous = "repeat('0', 64)" if sequence == 1 else \
            f"(select p.hash from project_events p where p.project_id = c.project and p.sequence = {sequence - 1})"
        names = [name for name in columns["project_events"] if name not in ("project_id", "previous_hash", "hash")]
        script.append(f"insert into project_events (project_id, {', '.join(names)}, previous_hash, hash) select e.*, {sealed('e.previous_hash')} from "
                      f"(select c.project as project_id, {', '.join('t.' + name for name in names)}, {previous} as previous_hash from project_events t, clones c "
                      f"where t.project_id = '{template}' and t.sequence = {sequence}) e;")
    done = subprocess.run(["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", server.url("postgres")], input="\n".join(script), capture_output=True,
                          text=True, timeout=1800)
    if done.returncode:
        raise AssertionError(done.stderr[-2000:])
