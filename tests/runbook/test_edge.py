"""infra/deploy/edge.sh beside an edge that only answers: its statistics, in HAProxy's form, are read as they are meant."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from runbook_world import ROOT

COLUMNS = "# pxname,svname,qcur,scur,stot,econ,eresp,status,weight,hrsp_5xx"


class EdgeTest(unittest.TestCase):
    def show(self, *lines):
        world = Path(tempfile.mkdtemp(prefix="apex_edge_"))
        self.addCleanup(shutil.rmtree, world)
        (world / "answer").write_text("\n".join((COLUMNS, *lines)) + "\n")
        docker = world / "docker"
        docker.write_text(f'#!/bin/sh\ncase $1 in ps) echo edge ;; exec) cat "{world}/answer" ;; esac\n')
        docker.chmod(0o755)
        done = subprocess.run([ROOT / "infra/deploy/edge.sh", "show"], env={**os.environ, "PATH": f"{world}:{os.environ['PATH']}"}, capture_output=True,
                              text=True, timeout=20)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_a_server_on_its_way_down_has_the_weight_that_it_was_given(self):
        for said, status in (("UP", "UP"), ("UP 2/3", "UP"), ("DOWN 1/3", "DOWN"), ("MAINT (resolution)", "MAINT")):
            with self.subTest(said):
                self.assertEqual(self.show(f"api,b,0,4,900,1,2,{said},25,7", "colour_door,FRONTEND,0,0,0,0,0,OPEN,0,0"),
                                 [{"backend": "api", "colour": "b", "status": status, "weight": 25, "running": 4, "requests": 900, "errors": 10}])


if __name__ == "__main__":
    unittest.main()
