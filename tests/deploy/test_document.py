"""What the deployment's files must hold before any engine is asked. Part of ./test house."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from known_settings import known_settings  # noqa: E402
from plan_document import PLAN, ROOT, read_plan  # noqa: E402

INFRA = ROOT / "infra"
COMPOSE = sorted(INFRA.glob("compose*.yaml"))
VARIABLE = re.compile(r"\$\{([A-Z0-9_]+)(?::-((?:[^{}]|\{[^}]*\})*))?\}")


def variables():
    """name -> the defaults that the compose files give it; None where one gives none."""
    found = {}
    for path in COMPOSE:
        for name, default in ((m[1], m[2]) for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
                              for m in VARIABLE.finditer(line)):
            found.setdefault(name, set()).add(default)
    return found


class Files(unittest.TestCase):
    def test_the_plan_has_its_steps(self):
        # Counted by hand: 5 + 3 + 4 + 3 + 3 + 3 in the phases, one after the deployment, one rollback.
        self.assertEqual(len(read_plan()), 23)
        self.assertTrue(PLAN.read_text(encoding="utf-8").startswith("# Deployment Execution Plan\n"))

    def test_one_compile_serves_the_three_images(self):
        shared = {(ROOT / f"services/{name}/Dockerfile").read_text(encoding="utf-8").split("\nFROM runtime AS ")[0]
                  for name in ("api", "worker", "signcalc")}
        self.assertEqual(len(shared), 1, "the stages up to runtime are no longer the same text")

    def test_every_dockerfile_is_for_the_classic_builder_too(self):
        paths = [*ROOT.glob("services/*/Dockerfile"), *(INFRA / "standin").glob("*.Dockerfile")]
        self.assertGreaterEqual(len(paths), 11)
        for path in paths:
            with self.subTest(path.name, folder=path.parent.name):
                text = path.read_text(encoding="utf-8")
                # What BuildKit alone knows. It may be recorded (ONBUILD) for a stage that the classic builder does not choose.
                self.assertNotRegex(text, r"(?m)^# *syntax=|^RUN --|^(COPY|ADD) .*--(chmod|link|parents|exclude)|<<-?['\"]?[A-Z]+")
                for stage in re.findall(r"(?m)^FROM \S+ AS (\S+)\n(?:ONBUILD .*\n)*ONBUILD RUN --", text):
                    self.assertEqual(stage, "compile-linux")
                    self.assertIn("\nFROM compile-${TARGETOS:-classic} AS ", text)

    def test_every_tmpfs_belongs_to_the_user(self):
        lines = (INFRA / "compose.yaml").read_text(encoding="utf-8").splitlines()
        places = [n for n, line in enumerate(lines) if line.strip() == "tmpfs:"]
        self.assertTrue(places)
        for n in places:
            self.assertIn("uid=1000,gid=1000,mode=1777", "".join(lines[n + 1:n + 3]))


class Variables(unittest.TestCase):
    def test_none_is_without_a_default_and_one_default_holds_everywhere(self):
        for name, defaults in variables().items():
            with self.subTest(name):
                self.assertEqual(len(defaults), 1)
                self.assertNotIn(None, defaults)

    def test_the_example_names_every_variable_with_its_default_and_no_other(self):
        lines = (INFRA / ".env.example").read_text(encoding="utf-8").splitlines()
        told = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        self.assertEqual(told, {name: next(iter(defaults)) for name, defaults in variables().items()})

    def test_every_setting_in_the_stack_is_one_that_the_program_knows(self):
        known = known_settings()
        text = (INFRA / "compose.yaml").read_text(encoding="utf-8")
        given = set(re.findall(r"^ {2,6}((?:APEX|OIDC|SUBMIT|SMTP|S3|OTEL|DATABASE|REDIS|OBJECT_STORE|SEARCH|SIGNCALC|CLAMD)_[A-Z0-9_]+): ", text, re.M))
        self.assertEqual({name for name in given if name.removesuffix("_FILE") not in known}, set())


class Stack(unittest.TestCase):
    """The parsed configuration, as Compose sees it."""

    @classmethod
    def setUpClass(cls):
        if not shutil.which("docker-compose"):
            raise unittest.SkipTest("docker-compose is not installed; ./test deploy installs it")

    def config(self, *files, **variables):
        words = [word for name in files for word in ("-f", str(INFRA / name))]
        return subprocess.run(["docker-compose", *words, "config", "-q"], capture_output=True, text=True, cwd=INFRA,
                              env={"PATH": "/usr/bin:/bin", "HOME": tempfile.gettempdir(), **variables})

    def test_every_combination_of_the_files_is_valid(self):
        for extra in ([], ["compose.standin.yaml"], ["compose.minio.yaml"], ["compose.tls.yaml"], ["compose.minio.yaml", "compose.tls.yaml"],
                      ["compose.standin.yaml", "compose.tls.yaml"]):
            with self.subTest(extra=extra):
                done = self.config("compose.yaml", *extra)
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_the_example_is_valid_too(self):
        lines = (INFRA / ".env.example").read_text(encoding="utf-8").splitlines()
        done = self.config("compose.yaml", **dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#")))
        self.assertEqual((done.returncode, done.stderr), (0, ""))


class Parsed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        try:
            import yaml
        except ImportError:
            raise unittest.SkipTest("python3-yaml is not installed; ./test deploy installs it") from None
        cls.stack = yaml.safe_load((INFRA / "compose.yaml").read_text(encoding="utf-8"))
        cls.services = cls.stack["services"]

    def test_the_services_of_the_plan_are_there(self):
        plan = {"db", "cache", "object", "search", "api", "worker", "signcalc", "frontend", "grafana", "postgres_exporter", "dashboards"}
        self.assertEqual(set(self.services), plan | {"edge", "prometheus", "migrate"})
        self.assertEqual(self.services["migrate"]["profiles"], ["runbook"])

    def test_ours_can_do_nothing_but_their_work(self):
        for name in ("api", "worker", "signcalc", "frontend", "edge", "cache", "migrate"):
            with self.subTest(name):
                service = self.services[name]
                self.assertEqual((service["user"], service["read_only"], service["cap_drop"]), ("1000:1000", True, ["ALL"]))
                self.assertEqual(service["tmpfs"], ["/tmp:uid=1000,gid=1000,mode=1777"])

    def test_every_service_is_limited_watched_and_gains_no_privilege(self):
        built = {"api", "worker", "signcalc", "frontend"}  # Their health checks are in the images.
        for name, service in self.services.items():
            with self.subTest(name):
                self.assertIn("mem_limit", service)
                self.assertIn("no-new-privileges:true", service["security_opt"])
                self.assertIn("logging", service)
                if name in built:
                    self.assertIn("HEALTHCHECK", (ROOT / f"services/{name}/Dockerfile").read_text(encoding="utf-8"))
                elif name != "migrate":
                    self.assertIn("healthcheck", service)

    def test_only_the_edge_can_be_published_beyond_this_machine(self):
        for name, service in self.services.items():
            for port in service.get("ports", []):
                with self.subTest(name, port=port):
                    self.assertTrue(port.startswith("127.0.0.1:") or name == "edge" and port.startswith("${APEX_BIND:-127.0.0.1}:"))

    def test_every_image_is_pinned_to_a_version(self):
        for name, service in self.services.items():
            with self.subTest(name):
                self.assertRegex(service["image"], r"^(\$\{[A-Z]+_IMAGE:-[a-z0-9/_-]+:v?\d+\.\d[^}]*\}|apex-[a-z]+:\$\{APEX_TAG:-dev\})$")

    def test_what_is_mounted_exists(self):
        for name, service in self.services.items():
            for volume in service.get("volumes", []):
                source = volume.split(":")[0]
                with self.subTest(name, source=source):
                    self.assertTrue((INFRA / source).exists() if source.startswith(".") else source in self.stack["volumes"])

    def test_no_password_stands_in_the_stack(self):
        for path in COMPOSE:
            self.assertNotRegex(path.read_text(encoding="utf-8"), r"(?i)(password|secret_key|secret): *['\"]?[a-z0-9]{3,}['\"]?$")
        for name, secret in self.stack["secrets"].items():
            with self.subTest(name):
                path = re.sub(VARIABLE, lambda m: m[2], secret["file"])
                self.assertTrue((INFRA / path).is_file())


class Documents(unittest.TestCase):
    """Each names things that exist."""

    ours = sorted(path for path in (ROOT / "docs/deployment").glob("*.md") if path != PLAN)

    def test_those_of_the_plan_are_there(self):
        for name in ("PRODUCTION_FIXES_REQUIRED", "POST_DEPLOYMENT_MONITORING", "ROLLBACK_PROCEDURE"):
            self.assertTrue((ROOT / f"docs/deployment/{name}.md").is_file(), name)

    def test_every_link_and_every_file_named_exists(self):
        for path in self.ours:
            text = path.read_text(encoding="utf-8")
            links = [(path.parent / target) for target in re.findall(r"\]\(([^)#:]+)\)", text)]
            files = [ROOT / name for name in re.findall(r"`((?:src|services|infra|tests|tools|docs)/[A-Za-z0-9_./-]+)`", text)]
            for named in links + files:
                with self.subTest(path.name, named=str(named)):
                    self.assertTrue(named.exists())

    def test_every_test_named_exists(self):
        text = (ROOT / "docs/deployment/PRODUCTION_FIXES_REQUIRED.md").read_text(encoding="utf-8")
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if re.match(r"\| F\d+ ", line)]
        self.assertGreater(len(rows), 5)
        for identity, severity, state, _, _, verified in rows:
            with self.subTest(identity):
                self.assertIn(severity, ("critical", "high", "medium"))
                self.assertIn(state, ("applied", "open"))
                self.assertEqual(state == "applied", bool(verified))
                for name, tests in re.findall(r"`([^`]+)`(?:: ([a-z0-9_, ]+))?", verified):
                    for test in tests.split(", ") if tests else ():
                        self.assertIn(f"def {test}(", (ROOT / name).read_text(encoding="utf-8"))

    def test_every_alert_and_service_named_exists(self):
        rules = (INFRA / "prometheus/rules/alerts.yml").read_text(encoding="utf-8")
        services = set(re.findall(r"^  ([a-z_]+):", (INFRA / "compose.yaml").read_text(encoding="utf-8").split("\nservices:")[1], re.M))
        for path in self.ours:
            text = path.read_text(encoding="utf-8")
            for alert in set(re.findall(r"\bApex[A-Z]\w+", text)):
                with self.subTest(path.name, alert=alert):
                    self.assertIn(f"alert: {alert}\n", rules)
            for service in set(re.findall(r"docker compose exec ([a-z_]+)", text)):
                with self.subTest(path.name, service=service):
                    self.assertIn(service, services)

    def test_the_report_has_its_form_and_a_run_behind_each_mark(self):
        text = (ROOT / "docs/deployment/FINAL_VALIDATION_REPORT.md").read_text(encoding="utf-8")
        after = text.split("\n## Agent Status\n")[1].splitlines()
        areas = ("API", "Engine", "Worker", "Reports", "UI", "Database", "Deployment", "Security", "Monitoring", "Documents")
        self.assertRegex(after[1], r"^\d{4}-\d\d-\d\d, commit `")
        for area in areas:
            self.assertRegex(after[2], rf"(^|· ){area}: (✅ Ready|⚠️ Partial|❌ Not ready|not measured)( ·|$)")
            row = [cell.strip() for cell in next(line for line in after[5:] if line.startswith(f"| {area} |")).strip("|").split("|")]
            self.assertIn(f"{area}: {row[1]}", after[2])
            if row[1] != "not measured":
                self.assertRegex(row[2], r"^\d+ of \d+ tests pass")
                passed, of = map(int, re.findall(r"\d+", row[2])[:2])
                self.assertLessEqual(passed, of)
                self.assertEqual(row[1] == "✅ Ready", passed == of and ";" not in row[2])
                self.assertRegex(row[3], r"^`\./test [a-z ]+`$")
                self.assertRegex(row[4], r"`[0-9a-f]{12}`")

    def test_the_limits_are_those_of_the_rules(self):
        done = subprocess.run([sys.executable, str(ROOT / "tools/render_deployment.py"), "--check"], capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))


class Dashboard(unittest.TestCase):
    board = json.loads((ROOT / "services/api/monitoring/grafana_dashboard.json").read_text(encoding="utf-8"))

    def test_it_has_its_rows(self):
        rows = [panel["title"] for panel in self.board["panels"] if panel["type"] == "row"]
        self.assertEqual(rows, ["API", "Queue", "Database", "Cache", "Object store and search", "Engine", "Deployment"])

    def test_its_data_source_is_the_one_that_is_provisioned(self):
        used = set(re.findall(r'"type": "prometheus", "uid": "([^"]+)"', json.dumps(self.board)))
        provisioned = (INFRA / "grafana/provisioning/datasources/prometheus.yml").read_text(encoding="utf-8")
        self.assertEqual(used, set(re.findall(r"uid: (\w+)", provisioned)))

    def test_no_panel_covers_another_and_every_one_asks_something(self):
        taken, identities = set(), set()
        for panel in self.board["panels"]:
            place = panel["gridPos"]
            cells = {(x, y) for x in range(place["x"], place["x"] + place["w"]) for y in range(place["y"], place["y"] + place["h"])}
            self.assertFalse(cells & taken, panel["title"])
            self.assertLessEqual(place["x"] + place["w"], 24)
            taken |= cells
            identities.add(panel["id"])
            if panel["type"] != "row":
                self.assertTrue(all(target["expr"] for target in panel["targets"]) and panel["targets"], panel["title"])
        self.assertEqual(len(identities), len(self.board["panels"]))


if __name__ == "__main__":
    unittest.main()
