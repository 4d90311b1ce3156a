"""What the deployment's files must hold before any engine is asked. Part of ./test house."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from plan_document import PLAN, ROOT, read_plan  # noqa: E402


class Files(unittest.TestCase):
    def test_the_plan_has_its_steps(self):
        # Counted by hand: 5 + 3 + 4 + 3 + 3 + 3 in the phases, one after the deployment, one rollback.
        self.assertEqual(len(read_plan()), 23)
        self.assertTrue(PLAN.read_text(encoding="utf-8").startswith("# Deployment Execution Plan\n"))

    def test_one_compile_serves_the_three_images(self):
        shared = {(ROOT / f"services/{name}/Dockerfile").read_text(encoding="utf-8").split("\nFROM runtime AS ")[0]
                  for name in ("api", "worker", "signcalc")}
        self.assertEqual(len(shared), 1, "the stages build and runtime are no longer the same text")


if __name__ == "__main__":
    unittest.main()
