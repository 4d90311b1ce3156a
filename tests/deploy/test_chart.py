"""infra/helm/apex as Helm renders it. Helm and the schemas of Kubernetes come from outside Debian: what cannot be had is skipped aloud."""

import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from known_settings import known_settings  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
CHART = ROOT / "infra/helm/apex"
TOOLS = Path(os.environ.get("APEX_EXTRA_TOOLS", ROOT / "build/extra"))
HELM = "helm.sh/helm/v3/cmd/helm@v3.18.6"
SCHEMAS = "kubernetes-validate==1.37.0"
KUBERNETES = ["1.29", "1.34"]
STATED = ["image.tag=0.1.0-abc", "services.objectStoreUrl=s3://objects.example.com/apex?region=eu", "s3AccessKey=key", "existingSecret=apex",
          "auth.publicUrl=https://signs.example.com", "auth.issuer=https://issuer.example.com", "auth.clientId=apex", "ingress.tlsSecret=tls"]
EVERYTHING = [*STATED, "image.registry=images.example.com/apex/", "image.pullSecrets={pull}", "services.redisUrl=redis://cache:6379",
              "services.searchUrl=https://search:9200", "services.clamdUrl=tcp://clamd:3310", "services.traceEndpoint=http://collector:4318",
              "auth.audience=apex", "auth.rolesClaim=roles", "auth.accountClaim=org", "settings.APEX_RATE_LIMIT=50", "ingress.className=nginx",
              "serviceMonitor.enabled=true"]


def helm():
    """Where Helm is, or why it is not there."""
    found = os.environ.get("HELM") or shutil.which("helm") or shutil.which("helm", path=str(TOOLS))
    if found:
        return found, None
    if not shutil.which("go"):
        return None, "no Helm here, and no Go to build it with"
    done = subprocess.run(["go", "install", HELM], env=dict(os.environ, GOBIN=str(TOOLS)), capture_output=True, text=True)
    return (str(TOOLS / "helm"), None) if done.returncode == 0 else (None, f"Helm cannot be built: {done.stderr.strip()[-300:]}")


class Chart(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.helm, reason = helm()
        if reason:
            raise unittest.SkipTest(reason)

    def render(self, settings, expect=0):
        command = [self.helm, "template", "shop", str(CHART), "--namespace", "signs", "--kube-version", KUBERNETES[0]]
        for setting in settings:
            command += ["--set", setting]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(done.returncode, expect, done.stderr)
        return done.stdout if expect == 0 else done.stderr

    def documents(self, settings=tuple(EVERYTHING)):
        try:
            import yaml
        except ImportError as missing:
            raise unittest.SkipTest("the rendered chart is read with python3-yaml, which is not installed") from missing
        return [document for document in yaml.safe_load_all(self.render(settings)) if document]

    def pods(self):
        return {d["metadata"]["name"]: d["spec"]["template"]["spec"] for d in self.documents() if d["kind"] in ("Deployment", "Job")}

    def test_what_has_no_sensible_default_must_be_stated(self):
        for left_out in STATED:
            said = self.render([s for s in STATED if s != left_out], expect=1)
            self.assertIn(left_out.split("=")[0].split(".")[-1], said)

    def test_a_tag_that_moves_is_refused(self):
        for tag in ("latest", "dev"):
            self.assertIn("tag", self.render([*STATED, f"image.tag={tag}"], expect=1))

    def test_a_secret_in_plain_settings_is_refused(self):
        self.render([*STATED, "settings.S3_SECRET_KEY=abc"], expect=1)
        self.render([*STATED, "services.redisUrl=redis://:word@cache:6379"], expect=1)

    def test_every_document_fits_the_schemas_of_kubernetes(self):
        validator = TOOLS / "kubernetes-validate/bin/kubernetes-validate"
        if not validator.exists():
            subprocess.run([sys.executable, "-m", "venv", str(validator.parents[1])], check=True, capture_output=True)
            done = subprocess.run([str(validator.parent / "pip"), "install", "--quiet", SCHEMAS], capture_output=True, text=True)
            if done.returncode:
                self.skipTest(f"the schemas of Kubernetes cannot be had: {done.stderr.strip()[-300:]}")
        for settings in (STATED, EVERYTHING):
            # The Prometheus operator's own kind is none of Kubernetes'.
            text = "\n---\n".join(d for d in re.split(r"^---$", self.render(settings), flags=re.M) if "kind: ServiceMonitor" not in d)
            file = TOOLS / "rendered.yaml"
            file.write_text(text, encoding="utf-8")
            for version in KUBERNETES:
                done = subprocess.run([str(validator), "--strict", "-k", version, str(file)], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_no_pod_can_gain_or_write_anything(self):
        pods = self.pods()
        self.assertEqual(sorted(pods), ["shop-api", "shop-frontend", "shop-migrate", "shop-signcalc", "shop-worker"])
        for name, pod in pods.items():
            with self.subTest(name):
                self.assertIs(pod["automountServiceAccountToken"], False)
                self.assertEqual((pod["securityContext"]["runAsUser"], pod["securityContext"]["runAsNonRoot"]), (1000, True))
                for container in pod["containers"]:
                    self.assertEqual(container["securityContext"], {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True,
                                                                    "capabilities": {"drop": ["ALL"]}})
                    self.assertIn("memory", container["resources"]["limits"])

    def test_only_the_migration_holds_the_role_that_owns_the_schema(self):
        for name, pod in self.pods().items():
            keys = [item["key"] for volume in pod["volumes"] for item in volume.get("secret", {}).get("items", [])]
            self.assertEqual("database_migration_url" in keys, name == "shop-migrate", name)
            if name == "shop-migrate":
                self.assertNotIn("database_url", keys)

    def test_every_setting_is_one_that_the_program_knows(self):
        known = known_settings()
        for name, pod in self.pods().items():
            for variable in pod["containers"][0].get("env", []):
                self.assertIn(variable["name"].removesuffix("_FILE"), known, name)

    def test_each_part_scales_and_is_kept_through_a_disruption(self):
        documents = self.documents()
        for part in ("api", "worker", "signcalc", "frontend"):
            scaler = next(d for d in documents if d["kind"] == "HorizontalPodAutoscaler" and d["metadata"]["name"] == f"shop-{part}")
            self.assertEqual(scaler["spec"]["scaleTargetRef"]["name"], f"shop-{part}")
            self.assertGreaterEqual(scaler["spec"]["minReplicas"], 2)
            self.assertEqual(scaler["spec"]["metrics"][0]["type"], "External" if part == "worker" else "Resource")
            self.assertTrue(any(d["kind"] == "PodDisruptionBudget" and d["metadata"]["name"] == f"shop-{part}" for d in documents))

    def test_the_network_is_closed_but_for_what_is_named(self):
        policies = {d["metadata"]["name"]: d["spec"] for d in self.documents() if d["kind"] == "NetworkPolicy"}
        closed = policies["shop-closed"]
        self.assertEqual(closed["policyTypes"], ["Ingress", "Egress"])
        self.assertNotIn("ingress", closed)
        callers = [peer["podSelector"]["matchExpressions"][0]["values"] for rule in policies["shop-signcalc"]["ingress"]
                   for peer in rule["from"] if "podSelector" in peer]
        self.assertEqual(callers, [["api", "worker"]])


if __name__ == "__main__":
    unittest.main()
