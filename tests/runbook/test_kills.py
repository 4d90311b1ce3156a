"""kill -9 of the real program with its real journal: after every record, during every command, forward and while taking back."""

import unittest

from runbook_world import NAMES, World, killed

FINE, ROLLED_BACK = 0, 1


class Kills(unittest.TestCase):
    def setUp(self):
        self.world = World()
        self.addCleanup(self.world.close)

    def carried_on(self, how, *expected):
        """After a kill: resume ends in a whole release, the journal is sound, nothing ran twice that must not."""
        done = self.world.ctl("resume")
        self.assertIn((done.returncode, self.world.serving()), expected, f"{how}\n{done.stderr}")
        self.assertEqual(self.world.ctl("report").returncode, FINE, f"{how}: the journal contradicts itself")
        self.assertLessEqual(self.world.migrations(), 1, how)
        self.assertEqual((self.world.root / "new").exists(), done.returncode == FINE, how)

    def everywhere(self, *words):
        """Kills after the first record, the second and so on, until a run is over before; how many there were."""
        for nth in range(1, 100):
            self.world.reset()
            process = self.world.run("--kill-after-record", str(nth), *words)
            if not killed(process):
                return nth - 1
            self.assertIn(self.world.serving(), ("old", "new"), "between a kill and the resume it serves too")
            # Record 5: `migrate` is begun. Whether it ran nobody knows, it does not verify, and it must not run twice.
            back = bool(words) or nth == 5
            self.carried_on(f"killed after record {nth} {words}", (ROLLED_BACK, "old") if back else (FINE, "new"))
        return self.fail("the run never ends")

    def test_after_every_record_of_a_run(self):
        self.assertEqual(self.everywhere(), 1 + 3 * len(NAMES) + 1)

    def test_after_every_record_of_a_run_that_fails_at_every_position(self):
        for nth, name in enumerate(NAMES):
            with self.subTest(name):
                # Of the steps before 3 records each, of the failing one started, ran, failed; undone: 2 each; beginning and end.
                self.assertEqual(self.everywhere("--set", f"FAIL={name}"), 1 + 3 * nth + 3 + 2 * (nth + 1) + 1)

    def test_during_every_command(self):
        for name in NAMES:
            with self.subTest(name):
                self.world.reset()
                self.assertTrue(killed(self.world.run("--kill-during", name)))
                # Whether the one that must not run twice had run is then asked; if not, the old release is right.
                self.carried_on(f"killed during {name}", (FINE, "new"), (ROLLED_BACK, "old"))

    def test_twice(self):
        for second in range(1, 12):
            with self.subTest(second):
                self.world.reset()
                self.assertTrue(killed(self.world.run("--kill-after-record", "9")))
                process = self.world.ctl("resume", "--kill-after-record", str(second))
                self.assertTrue(killed(process), process.stderr)
                self.carried_on(f"killed after record 9 and then {second}", (FINE, "new"))


if __name__ == "__main__":
    unittest.main()
