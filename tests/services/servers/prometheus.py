"""A real Prometheus over processes of this machine, with the scrape jobs and rules of infra/prometheus, and what is asked of it."""

import json
import re
import shutil
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

from .postgres import free_port

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ["prometheus", "python3-yaml"]
DASHBOARD = ROOT / "services/api/monitoring/grafana_dashboard.json"
RULES = ROOT / "infra/prometheus/rules"
COMPARISON = re.compile(r"\s(<|>|<=|>=|==|!=)\s[0-9.]+$")


def dashboard_expressions():
    """(panel, expression) of every query of the dashboard."""
    board = json.loads(DASHBOARD.read_text(encoding="utf-8"))
    return [(panel["title"], target["expr"]) for panel in board["panels"] for target in panel.get("targets", [])]


def rule_expressions():
    """(name, expression) of every rule; of an alert what it compares, which is there also while nothing is wrong."""
    import yaml
    found = []
    for path in sorted(RULES.glob("*.yml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]:
            for rule in group["rules"]:
                if "alert" in rule:
                    whole, count = COMPARISON.subn("", rule["expr"])
                    assert count == 1, f"{rule['alert']} does not end in a comparison with a number: {rule['expr']}"
                    found.append((rule["alert"], whole))
                else:
                    found += [(rule["record"], rule["expr"]), (rule["record"], rule["record"])]
    return found


def ask(address, expression):
    """What an instant query gives: a list of (labels, number)."""
    query = urllib.parse.urlencode({"query": expression})
    with urllib.request.urlopen(f"{address}/api/v1/query?{query}", timeout=10) as answer:
        data = json.load(answer)["data"]
    return [(row["metric"], float(row["value"][1])) for row in data["result"]]


def without_data(address, expressions, seconds):
    """The expressions that still give no number when the time is over; they are asked again and again meanwhile."""
    left, until = list(expressions), time.monotonic() + seconds
    while True:
        left = [(name, text) for name, text in left if not any(number == number for _, number in ask(address, text))]
        if not left or time.monotonic() > until:
            return left
        time.sleep(1)


class Prometheus:
    def __init__(self, targets):
        """`targets`: job -> "127.0.0.1:port"; the jobs are those of infra/prometheus/prometheus.yml."""
        import yaml
        config = yaml.safe_load((ROOT / "infra/prometheus/prometheus.yml").read_text(encoding="utf-8"))
        config["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
        config["rule_files"] = [str(RULES / "*.yml")]
        for job in config["scrape_configs"]:
            job.pop("dns_sd_configs", None), job.pop("relabel_configs", None)
            job["static_configs"] = [{"targets": [targets[job["job_name"]]], "labels": {"colour": "a"}}]
        self.folder, self.port = Path(tempfile.mkdtemp(prefix="apex_prometheus_")), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        (self.folder / "prometheus.yml").write_text(json.dumps(config))
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(["prometheus", f"--config.file={self.folder}/prometheus.yml", f"--storage.tsdb.path={self.folder}/data",
                                             f"--web.listen-address=127.0.0.1:{self.port}"], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until = time.monotonic() + 30
        while True:
            try:
                ask(self.address, "vector(1)")
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    words = (self.folder / "log").read_text(errors="replace")[-2000:]
                    self.end()
                    raise RuntimeError(words) from None
                time.sleep(0.1)

    def end(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder)
