"""APEX as it is deployed: several API and worker processes over real servers. What every whole-program service test begins with."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(ROOT / "services/api/tests"))
from apex_process import APEX, Apex, clean_environment  # noqa: E402


class Deployment:
    """Processes of one environment; `urls` are DATABASE_URL, OBJECT_STORE_URL and so on."""

    def __init__(self, folder, urls):
        self.folder, self.urls, self.processes = Path(folder), dict(urls), []

    def migrate(self, owner_url):
        done = subprocess.run([str(APEX), "migrate", "upgrade", "head"], env=clean_environment({"DATABASE_MIGRATION_URL": owner_url}),
                              capture_output=True, text=True, timeout=120, cwd=self.folder)
        if done.returncode:
            raise RuntimeError(done.stderr.strip())

    def _keep(self, process):
        self.processes.append(process)
        return process

    def api(self, **more):
        return self._keep(Apex.api(data=self.folder, environment={**self.urls, **more}))

    def worker(self, **more):
        return self._keep(Apex.worker(self.folder, {**self.urls, **more}))

    def end(self):
        for process in self.processes:
            process.close()
