"""docs/deployment/DEPLOYMENT_PLAN.md on a real Docker engine when something goes wrong: a broken release, a failing step, kill -9. Each ends in
one of the two releases, healthy, and no request fails. Run by ./test deploy.
"""

import json
import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import engine  # noqa: E402
from two_colours import BEFORE, FINE, KILLED, ROLLED_BACK, TwoColours, make_release  # noqa: E402


def first(does):
    """Lines of a Dockerfile: the api's entry point does this before it becomes the good one."""
    return "ENTRYPOINT " + json.dumps(["bash", "-c", f'{does}; exec apex "$@"', "apex"]) + '\nCMD ["api"]'


# The factor of velocity pressure, 0.00256, as the machine stores it; 0.00257 in its place.
WRONG_NUMBER = r"""USER 0
RUN perl -0777 -pi -e '$n = s/\Q@{[pack(q(d<), 0.00256)]}\E/pack(q(d<), 0.00257)/ge; END {exit !$n}' /usr/local/bin/apex
USER 1000:1000"""

# Releases that must not reach users: what is wrong, as lines of a Dockerfile on top of a good image, and the step that must see it.
BROKEN = {
    "failing health": ("start-b", {"api": 'HEALTHCHECK --interval=1s --retries=2 --start-period=1s CMD ["false"]'}),
    "crash loop": ("start-b", {"worker": 'ENTRYPOINT ["false"]'}),
    "unreadable secret": ("start-b", {"api": first("if [[ $1 == api ]]; then export DATABASE_URL_FILE=/run/secrets/absent; fi")}),
    "bad migration": ("migrate", {"api": first("if [[ $1$2 == migrateupgrade ]]; then exit 1; fi")}),
    "wrong golden number": ("golden", {"api": WRONG_NUMBER, "signcalc": WRONG_NUMBER}),
    "slow answers": ("share-5", {"api": first("if [[ $1 == api ]]; then apex api & while sleep 0.1 && kill -STOP $!; do sleep 0.7; kill -CONT $!; done; exit 1; fi")}),
}


def setUpModule():
    engine.require()


class Faults(TwoColours):
    def test_broken_releases_never_reach_users(self):
        before = self.images()
        for nth, (name, (step, wrong)) in enumerate(BROKEN.items()):
            with self.subTest(name):
                make_release(f"bg-broken-{nth}", wrong)
                done = self.deploy(f"bg-broken-{nth}")
                self.assertEqual(done.returncode, ROLLED_BACK, done.stderr)
                refused = re.search("✗ (.*)", done.stderr)[1]
                self.assertTrue(refused.startswith(f"{step} "), done.stderr)
                engine.measured(f"broken release, {name}", f"refused by {' '.join(refused.split())[:120]}")
        self.assert_at_rest(before, done.stderr)

    def test_a_failing_step_ends_in_the_release_before(self):
        before = self.images()
        for name in ("start-b", "share-25", "drain-workers", "recreate-a", "stop-b"):
            with self.subTest(name):
                done = self.deploy("bg-next", failing=name)
                self.assertEqual(done.returncode, ROLLED_BACK, done.stderr)
                self.assertEqual(self.images(), before, done.stderr)
        self.assert_at_rest(before, done.stderr)

    def test_chaos_finds_the_release_of_before_after_every_kill(self):
        """apexctl chaos itself, at a step with little before it and at the one that switches all traffic."""
        before = self.images()
        words = self.settings_of("bg-next")
        done = self.ctl("chaos", str(self.document(BEFORE)), *words, "--only", "start-b", "--only", "share-100")
        self.assertEqual(done.returncode, FINE, done.stdout + done.stderr)
        for step in ("start-b", "share-100"):
            for when in ("before", "during", "after", "verified"):
                self.assertIn(f"✓ {step}, killed {when}", done.stdout)
        engine.measured("apexctl chaos, two steps", done.stdout.strip().splitlines()[-1])
        self.traffic.stop()
        self.assertEqual(self.traffic.failures[:5], [], done.stdout)
        self.assertEqual(self.images(), before)

    def test_a_kill_ends_in_one_of_the_two_releases(self):
        for kill in (("--kill-during", "start-b"), ("--kill-during", "share-5"), ("--kill-during", "share-100"), ("--kill-during", "recreate-a"),
                     ("--kill-after-record", "20")):
            with self.subTest(kill):
                before = self.images()
                self.assertEqual(self.deploy("bg-next", *kill).returncode, KILLED)
                done = self.ctl("resume")
                engine.measured(f"kill -9, {' '.join(kill)}", f"resume ends in the {'new' if done.returncode == FINE else 'old'} release")
                self.assertIn(done.returncode, (FINE, ROLLED_BACK), done.stderr)
                self.assertEqual(self.images(), self.images("bg-next") if done.returncode == FINE else before, done.stderr)
        self.assert_at_rest(self.images(), done.stderr)


if __name__ == "__main__":
    unittest.main()
