"""apexctl chaos: kills at every boundary of every step, taken back each time, while somebody asks."""

import re
import unittest

from runbook_world import NAMES, World, document

FINE, BAD_INPUT, LOCKED, REFUSED = 0, 2, 4, 7
SERVED = ("--release", "readlink current; cat current/state", "--user", "grep --quiet healthy current/state")


class Chaos(unittest.TestCase):
    def world(self, text=None):
        world = World(text)
        self.addCleanup(world.close)
        return world

    def test_every_kill_ends_in_the_release_of_before_and_nobody_notices(self):
        # `migrate` is expand-only and not idempotent: a schema that has it once has it.
        world = self.world()
        done = world.ctl("chaos", "plan.md", *SERVED)
        self.assertEqual(done.returncode, FINE, done.stdout + done.stderr)
        for name in NAMES:
            for when in ("before", "during", "after", "verified"):
                self.assertIn(f"✓ {name}, killed {when}", done.stdout)
        asked, failed = map(int, re.search(r"(\d+) requests, (\d+) failed", done.stdout).groups())
        self.assertGreater(asked, len(NAMES))
        self.assertEqual((failed, world.serving()), (0, "old"))
        self.assertEqual(world.ctl("status").returncode, BAD_INPUT, "its runs are no deployments")

    def test_a_runbook_that_refuses_a_request_on_the_way_is_found(self):
        world = self.world(document({"switch": "rm current; timeout 0.3 tail --follow /dev/null || true; ln --symbolic new current"}))
        done = world.ctl("chaos", "plan.md", "--only", "switch", "--only", "retire", *SERVED)
        self.assertEqual(done.returncode, REFUSED, done.stdout)
        self.assertRegex(done.stdout, r"✗ retire, killed before  .*: \d+ requests failed")

    def test_a_rollback_that_leaves_another_release_is_found(self):
        world = self.world(document().replace("ln --symbolic --no-dereference --force old next && mv --no-target-directory next current && grep --quiet healthy current/state", ":"))
        done = world.ctl("chaos", "plan.md", "--only", "switch", *SERVED)
        self.assertEqual(done.returncode, REFUSED, done.stdout)
        self.assertIn("✗ switch, killed after", done.stdout)

    def test_it_is_no_neighbour_of_a_deployment(self):
        world = self.world(document({"start": "read -r <>hold"}))
        import os
        os.mkfifo(world.root / "hold")
        process = world.start("run", "plan.md")
        self.addCleanup(process.kill)
        while not (world.root / "new/state").exists():
            pass
        self.assertEqual(world.ctl("chaos", "plan.md", *SERVED).returncode, LOCKED)
        process.terminate()
        process.communicate(timeout=30)


if __name__ == "__main__":
    unittest.main()
