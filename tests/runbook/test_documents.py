"""DEPLOYMENT_PLAN.md and ROLLING_PLAN.md as they are written: a failing step at every position, and kill -9 at every boundary, end in the old or
the new release, at rest, with a sound journal and no user refused on the way."""

import json
import os
import unittest
from concurrent.futures import ThreadPoolExecutor

from runbook_world import ROOT, killed
from simulated_world import SimulatedWorld, failing, ids_of, text_of

FINE, ROLLED_BACK, BAD_INPUT, REFUSED = 0, 1, 2, 7


class Document:
    name = ""

    def setUp(self):
        self.text = text_of(self.name)
        self.world = SimulatedWorld(self.text)
        self.addCleanup(self.world.close)

    def assert_ends(self, done, *expected, words="", world=None):
        world = world or self.world
        self.assertIn((done.returncode, world.serving()), expected, f"{words}\n{done.stderr}")
        self.assertEqual(world.refused(), "", f"{words}: somebody was refused\n{done.stderr}")
        self.assertEqual(world.ctl("report").returncode, FINE, f"{words}: the journal contradicts itself")

    def everywhere(self, tried, cases):
        """tried(world, case) for each case, two worlds at a time: a run is processes that mostly wait for one another."""
        def one(case):
            world = SimulatedWorld(self.text)
            try:
                tried(world, case)
            finally:
                world.close()
        with ThreadPoolExecutor(2) as pool:
            for case, done in [(case, pool.submit(one, case)) for case in cases]:
                with self.subTest(case):
                    done.result()

    def test_it_ends_in_the_new_release_and_can_be_taken_back(self):
        self.assert_ends(self.world.run(), (FINE, "new"))
        self.assertEqual(self.world.database(), "0009")
        self.assert_ends(self.world.ctl("rollback", "--reason", "asked"), (ROLLED_BACK, "old"))
        self.assertEqual(self.world.database(), "0009", "migrations only add")

    def test_a_step_that_fails_at_any_position_ends_in_the_old_release(self):
        def tried(world, step):
            world.reset(failing(self.text, step))
            self.assert_ends(world.run(), (ROLLED_BACK, "old"), words=step, world=world)
        self.everywhere(tried, ids_of(self.text))

    def test_a_kill_after_any_record_ends_in_one_whole_release(self):
        records = 3 * len(ids_of(self.text)) + 2  # run-started, three a step, run-ended

        def tried(world, nth):
            process = world.run("--kill-after-record", str(nth))
            self.assertEqual(killed(process), nth <= records, process.stderr)
            self.assertEqual(world.refused(), "", "before anybody has resumed it")
            if nth <= records:
                self.assert_ends(world.ctl("resume"), (FINE, "new"), (ROLLED_BACK, "old"), words=f"killed after record {nth}", world=world)
        self.everywhere(tried, range(1, records + 2))

    def test_a_kill_during_any_command_ends_in_one_whole_release(self):
        def tried(world, step):
            self.assertTrue(killed(world.run("--kill-during", step)))
            self.assert_ends(world.ctl("resume"), (FINE, "new"), (ROLLED_BACK, "old"), words=step, world=world)
        self.everywhere(tried, ids_of(self.text))

    def test_a_kill_while_it_is_taken_back_ends_in_the_old_release(self):
        steps = len(ids_of(self.text))
        text = failing(self.text, ids_of(self.text)[-1])
        first, records = 3 * steps + 1, 2 * steps + 1  # Of a rollback: two a step, and run-ended.

        def tried(world, nth):
            world.reset(text)
            self.assertTrue(killed(world.run("--kill-after-record", str(nth))))
            self.assert_ends(world.ctl("resume"), (ROLLED_BACK, "old"), words=f"killed after record {nth}", world=world)
        self.everywhere(tried, range(first, first + records, 3))  # Every one of them: src/runbook/executor_test.cpp.


class BlueGreen(Document, unittest.TestCase):
    name = "DEPLOYMENT_PLAN.md"


class Rolling(Document, unittest.TestCase):
    name = "ROLLING_PLAN.md"

    def test_never_more_than_api_and_signcalc_are_there_twice(self):
        world = self.world
        watch = "for each in sim/containers/b.*; do if [[ -e $each ]]; then printf '%s ' \"${each##*.}\" >>sim/doubled; fi; done; if [[ -e sim/doubled ]]; then echo >>sim/doubled; fi"
        lib = world.root / "infra/deploy/lib.sh"
        lib.write_text(lib.read_text().replace("ask_users() {", f"ask_users() {{\n    {watch}"))
        self.assert_ends(world.run(), (FINE, "new"))
        doubled = {line.strip() for line in (world.root / "sim/doubled").read_text().splitlines()}
        self.assertIn("api signcalc", doubled)
        self.assertLessEqual(doubled, {"", "api", "signcalc", "api signcalc", "frontend"})


class Room(unittest.TestCase):
    """Which way of deploying fits is what the free memory and the containers' limits say."""

    LIMITS_MB = {"api": 512, "worker": 512, "signcalc": 256, "frontend": 128}

    def setUp(self):
        self.world = SimulatedWorld(text_of("DEPLOYMENT_PLAN.md"))
        self.addCleanup(self.world.close)
        (self.world.root / "docs/deployment/ROLLING_PLAN.md").write_text(text_of("ROLLING_PLAN.md"))
        (self.world.root / "docs/deployment/DEPLOYMENT_PLAN.md").write_text(text_of("DEPLOYMENT_PLAN.md"))
        room = self.world.root / "infra/deploy/room.sh"
        room.write_text((ROOT / "infra/deploy/room.sh").read_text())
        room.chmod(0o755)
        lib = self.world.root / "infra/deploy/lib.sh"
        limits = "\n".join(f"*.{name}) echo {megabytes << 20} ;;" for name, megabytes in self.LIMITS_MB.items())
        lib.write_text(lib.read_text().replace("docker() {", f"docker() {{\n    if [[ $3 == *Memory* ]]; then case $4 in {limits} esac; return; fi"))

    def deploy(self, free_mb, *words):
        (self.world.root / "meminfo").write_text(f"MemTotal: 1 kB\nMemAvailable: {free_mb * 1024} kB\n")
        return self.world.ctl("run", *words, "--set", "RELEASE=next", "--set", "WINDOW_S=0", "--set", "GATE_S=0",
                              env={**os.environ, "MEMINFO": "meminfo"})

    def document(self):
        return json.loads(self.world.ctl("report").stdout)["title"]

    def test_blue_green_where_a_whole_colour_fits_and_rolling_where_the_pair_does(self):
        whole, pair = sum(self.LIMITS_MB.values()) + 256, 512 + 256 + 256
        for free_mb, title in ((whole, "Deployment plan"), (whole - 1, "Rolling deployment plan"), (pair, "Rolling deployment plan")):
            with self.subTest(free_mb):
                self.setUp()
                done = self.deploy(free_mb, "--mode", "auto")
                self.assertEqual((done.returncode, self.world.serving(), self.document()), (FINE, "new", title), done.stderr)

    def test_where_neither_fits_nothing_is_begun(self):
        done = self.deploy(512 + 256 + 255, "--mode", "auto")
        self.assertEqual((done.returncode, self.world.serving()), (REFUSED, "old"), done.stderr)
        self.assertIn('"free_mb":1023', done.stderr)

    def test_a_mode_may_be_asked_for_and_a_document_beside_it_may_not(self):
        done = self.deploy(0, "--mode", "rolling")
        self.assertEqual((done.returncode, self.document()), (FINE, "Rolling deployment plan"), done.stderr)
        self.assertEqual(self.deploy(0, "plan.md", "--mode", "rolling").returncode, BAD_INPUT)


if __name__ == "__main__":
    unittest.main()
