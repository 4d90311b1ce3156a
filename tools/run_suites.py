#!/usr/bin/env python3
"""Runs the test suites and sums them up. Called by ./test, which has installed what they need.

Usage: run_suites.py [--list] [NAME...]   without names, or for the name default: house, unit, http, runbook, web
NAME:FILE runs one file of a suite of Python tests: services:test_fuzz
A suite is a function that yields (name, outcome, detail) with outcome passed, failed or skipped.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "build/log"
FRONTEND = ROOT / "services/frontend"


def run(command, log, **kwargs):
    """Runs a command with its output in a log; returns (exit status, log path)."""
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / f"{log}.log"
    with path.open("wb") as out:
        status = subprocess.run(command, cwd=kwargs.pop("cwd", ROOT), stdout=out, stderr=subprocess.STDOUT,
                                stdin=subprocess.DEVNULL, **kwargs).returncode
    return status, path


def tail(path, lines=40):
    return "\n".join(path.read_text(errors="replace").splitlines()[-lines:])


def build(preset, *targets):
    chosen = ["--target", *targets] if targets else []
    for words, command in (("configure", ["cmake", "--preset", preset]), ("build", ["cmake", "--build", f"build/{preset}", *chosen])):
        started = time.monotonic()
        status, log = run(command, f"{words}-{preset}")
        print(f"    {words} {preset}: {time.monotonic() - started:.0f} s", flush=True)
        if status:
            yield (f"{words} {preset}", "failed", tail(log))
            return


def one(name, command, log, **kwargs):
    status, path = run(command, log, **kwargs)
    yield (name, "failed" if status else "passed", tail(path) if status else "")


def sources(*suffixes):
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\n")
    return [n for n in names if n.endswith(suffixes) and (ROOT / n).is_file()]


def suite_house():
    """House rules, formatting, lint and generated files."""
    rules = subprocess.run([sys.executable, "tools/tidy.py", "--json"], cwd=ROOT, capture_output=True, text=True)
    for rule in json.loads(rules.stdout):
        yield (rule["title"], "failed" if rule["findings"] else "passed", "\n".join(rule["findings"]))
    yield from one("C++ is formatted", ["clang-format", "--dry-run", "-Werror", *sources(".cpp", ".hpp")], "clang-format")
    failed = list(build("ci"))
    yield from failed
    if failed:
        return
    yield from one("the OpenAPI document is the program's and is sound",
                   [sys.executable, "tools/lint_openapi.py", "build/ci/apex", "services/api/openapi.json"], "openapi")
    yield from one("every check has its evidence and its page",
                   [sys.executable, "tools/check_evidence.py", "build/ci/apex"], "evidence")
    yield from one("the verification manual's pages are the program's",
                   [sys.executable, "tools/render_validation.py", "build/ci/apex", "--check"], "validation-pages")
    yield from one("the program is hardened: PIE, full RELRO, stack protector, fortify, no executable stack",
                   [sys.executable, "tools/check_binary.py", "build/ci/apex"], "hardening")
    yield from one("every test that docs/security.md names exists",
                   [sys.executable, "tools/check_security_page.py"], "security-page")
    yield from one("the files of the deployment agree", [sys.executable, "tests/deploy/test_document.py"], "deployment-files")
    for script in ("lint", "format:check", "check:generated"):
        yield from one(f"web app: npm run {script}", ["npm", "run", "--silent", script], f"web-{script.replace(':', '-')}", cwd=FRONTEND)


def gtest(preset, environment=None):
    """Every test program of a build, counted by its own report."""
    programs = sorted(p for p in (ROOT / "build" / preset).rglob("apex_*_test") if os.access(p, os.X_OK) and p.is_file())
    if not programs:
        yield ("unit programs", "failed", "none was built")
    for program in programs:
        with tempfile.NamedTemporaryFile(suffix=".json") as report:
            status, log = run([str(program), f"--gtest_output=json:{report.name}"], program.name, cwd=program.parent,
                              env={**os.environ, **(environment or {})})
            try:
                suites = json.loads(Path(report.name).read_text())["testsuites"]
            except (ValueError, KeyError):
                yield (program.name, "failed", f"exit {status}\n{tail(log)}")
                continue
        broken = False
        for test_suite in suites:
            for case in test_suite["testsuite"]:
                name = f"{program.name}: {test_suite['name']}.{case['name']}"
                if case.get("failures"):
                    broken = True
                    yield (name, "failed", "\n".join(f["failure"] for f in case["failures"])[:2000])
                elif case.get("result") == "SKIPPED":
                    reason = [line for line in log.read_text(errors="replace").splitlines() if "Skipped" in line or "skipped" in line]
                    yield (name, "skipped", reason[0] if reason else "")
                else:
                    yield (name, "passed", "")
        if status and not broken:
            yield (program.name, "failed", f"exit {status} without a failed case\n{tail(log)}")


def suite_unit(preset="ci"):
    """Library tests beside the code, and the verification cases through the library."""
    failed = list(build(preset))
    yield from failed
    if not failed:
        yield from gtest(preset)


def python_tests(folder, apex, pattern="test_*.py", echo=()):
    """unittest programs; each prints one JSON line a test through tools/unittest_json.py. What they say that begins with a word of `echo` is shown."""
    command = [sys.executable, str(ROOT / "tools/unittest_json.py"), str(folder), pattern]
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "APEX": str(apex)}, stdout=out, stderr=subprocess.PIPE, text=True, errors="replace")
        said = []
        for line in process.stderr:
            said.append(line)
            if echo and line.startswith(echo):
                print(f"    {line.rstrip()}", flush=True)
        status = process.wait()
        out.seek(0)
        lines = out.read().splitlines()
    rows = [json.loads(line) for line in lines if line.startswith("{")]
    if not rows or status not in (0, 1):
        yield (f"{folder} {pattern}", "failed", "\n".join(lines + said)[-4000:])
    for row in rows:
        yield (row["name"], row["outcome"], row["detail"])


def suite_http(preset="ci"):
    """The program from outside: the contract over HTTP, the command line, faults."""
    failed = list(build(preset))
    yield from failed
    if not failed:
        yield from python_tests("services/api/tests", ROOT / f"build/{preset}/apex")


def suite_runbook():
    """The deployment tool from outside: its commands, and kill -9 at every boundary of a run."""
    failed = list(build("ci", "apexctl"))
    yield from failed
    if not failed:
        yield from python_tests("tests/runbook", ROOT / "build/ci/apex")


def suite_web():
    """The web app: its own tests and one run through a real browser against the real program."""
    failed = list(build("ci"))
    yield from failed
    if failed:
        return
    report = LOGS / "vitest.json"
    status, log = run(["npx", "vitest", "run", "--reporter=json", f"--outputFile={report}"], "vitest", cwd=FRONTEND)
    try:
        for file in json.loads(report.read_text())["testResults"]:
            for case in file["assertionResults"]:
                outcome = {"passed": "passed", "failed": "failed"}.get(case["status"], "skipped")
                yield (case["fullName"], outcome, "\n".join(case.get("failureMessages", []))[:2000])
    except (OSError, ValueError, KeyError):
        yield ("vitest", "failed", f"exit {status}\n{tail(log)}")
    yield from one("the whole workflow in Chromium", [sys.executable, "tools/web_run.py", "build/ci/apex"], "web-run")


def suite_services(preset="ci"):
    """The adapters and the whole program on real servers: PostgreSQL, S3, and what they do when one of them fails; then tsan."""
    failed = list(build(preset))
    yield from failed
    if not failed:
        yield from python_tests("tests/services", ROOT / f"build/{preset}/apex")
    yield from suite_tsan()


DEPLOY = ("test_document.py", "test_chart.py", "test_plan.py", "test_stack.py", "test_blue_green.py")


def suite_deploy(files=(*DEPLOY, "test_blue_green_faults.py")):
    """The deployment plan, command by command, the whole stack, and two colours with every fault, on a real Docker engine."""
    sys.path.insert(0, str(ROOT / "tests/deploy"))
    import engine
    try:
        if reason := engine.missing():
            yield ("the deployment, for there is no Docker engine here", "skipped", reason)
            yield from python_tests("tests/deploy", "", "test_document.py")  # Needs none.
            return
        engine.MEASURED.unlink(missing_ok=True)
        for file in files:
            yield from python_tests("tests/deploy", "", file, echo=("measured:", "not executed:"))
    finally:
        engine.stop()


def suite_deploy_core():
    """What .ci/run takes of deploy: all but the broken releases, the failing steps and kill -9."""
    yield from suite_deploy(DEPLOY)


def suite_asan():
    """Unit and http suites under address and undefined-behaviour sanitizers."""
    yield from suite_unit("asan")
    yield from suite_http("asan")


TSAN = ("apex_http_test", "apex_telemetry_test", "apex_adapter_otlp_test", "apex_adapter_inprocess_test", "apex_service_worker_test",
        "apex_identity_test", "apex_adapter_redis_test", "apex_adapter_postgres_test")


@contextlib.contextmanager
def servers_of_adapters():
    """Where the adapters' test programs find a PostgreSQL and a Redis of their own; without Debian's packages they skip aloud."""
    sys.path.insert(0, str(ROOT / "tests/services"))
    from servers import packages, postgres, redis
    reason = packages.ensure([*postgres.PACKAGES, *redis.PACKAGES])
    if reason:
        print(f"    no real servers: {reason}", flush=True)
        yield {}
        return
    with contextlib.ExitStack() as stack:
        database = postgres.Postgres()
        stack.callback(database.end)
        cache = redis.Redis()
        stack.callback(cache.end)
        yield {"APEX_TEST_POSTGRES_URL": database.url("apex", "postgres"), "APEX_TEST_REDIS_URL": cache.url()}


def suite_tsan():
    """The server, the worker, who signs in, Redis, PostgreSQL: what threads share, under the thread sanitizer."""
    failed = list(build("tsan", *TSAN))
    yield from failed
    if failed:
        return
    with servers_of_adapters() as urls:
        yield from gtest("tsan", {"TSAN_OPTIONS": f"suppressions={ROOT / 'tests/thread_sanitizer.supp'}", **urls})


SUITES = {"house": suite_house, "unit": suite_unit, "http": suite_http, "runbook": suite_runbook, "web": suite_web, "services": suite_services,
          "deploy": suite_deploy, "deploy_core": suite_deploy_core, "asan": suite_asan, "tsan": suite_tsan}
DEFAULT = ["house", "unit", "http", "runbook", "web"]


PARTS = {"http": "services/api/tests", "runbook": "tests/runbook", "services": "tests/services"}


def suite_part(suite, file):
    failed = list(build("ci"))
    yield from failed
    if not failed:
        yield from python_tests(PARTS[suite], ROOT / "build/ci/apex", f"{file}.py")


def chosen_suite(name):
    """The suite of a name, or None."""
    suite, colon, file = name.partition(":")
    if not colon:
        return SUITES.get(name)
    if suite == "deploy":
        return (lambda: suite_deploy((f"{file}.py",))) if (ROOT / "tests/deploy" / f"{file}.py").is_file() else None
    there = suite in PARTS and (ROOT / PARTS[suite] / f"{file}.py").is_file()
    return (lambda: suite_part(suite, file)) if there else None


def keep_results(suite, rows):
    """For tools/validation_report.py."""
    commit = subprocess.run(["git", "describe", "--always", "--abbrev=12", "--exclude=*", "--dirty"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    LOGS.mkdir(parents=True, exist_ok=True)
    (LOGS / f"results_{suite}.json").write_text(json.dumps({"suite": suite, "commit": commit, "date": time.strftime("%Y-%m-%d"), "tests": rows}))


def main():
    names = sys.argv[1:]
    if names == ["--list"]:
        for name, suite in SUITES.items():
            print(f"{name:12}{'(default) ' if name in DEFAULT else ''}{suite.__doc__.splitlines()[0]}")
        return 0
    names = [each for name in names for each in (DEFAULT if name == "default" else [name])]
    unknown = [name for name in names if chosen_suite(name) is None]
    if unknown:
        print(f"unknown suite {unknown[0]}; ./test --list names them", file=sys.stderr)
        return 2
    total = {"passed": 0, "failed": 0, "skipped": 0}
    for name in names or DEFAULT:
        started = time.monotonic()
        print(f"==> {name}", flush=True)
        count = dict.fromkeys(total, 0)
        rows = []
        for test, outcome, detail in chosen_suite(name)():
            count[outcome] += 1
            rows.append([test, outcome])
            if outcome != "passed":
                print(f"    {outcome.upper()}: {test}", flush=True)
                for line in detail.splitlines():
                    print(f"        {line}")
        keep_results(name, rows)
        for outcome, n in count.items():
            total[outcome] += n
        print(f"    {name}: {count['passed']} of {sum(count.values())} in {time.monotonic() - started:.0f} s", flush=True)
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if total["failed"] or not total["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
