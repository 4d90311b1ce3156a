"""A release has a maker: where the public key is configured, only the images that the maker has signed are deployed. Every container is a file."""

import json
import os
import subprocess
import unittest

from runbook_world import APEXCTL
from simulated_world import SimulatedWorld, text_of

FINE, ROLLED_BACK, REFUSED = 0, 1, 7


class ReleaseSignature(unittest.TestCase):
    def setUp(self):
        self.world = SimulatedWorld(text_of("DEPLOYMENT_PLAN.md"))
        self.addCleanup(self.world.close)
        self.maker, self.public = self.key("maker")
        self.asked_for = ("--set", f"RELEASE_KEY={self.public}")
        self.manifest = self.world.root / "var/releases/next.json"

    def key(self, name):
        private, public = self.world.root / f"sim/{name}.pem", self.world.root / f"sim/{name}.pub.pem"
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", private], check=True, capture_output=True)
        private.chmod(0o600)
        subprocess.run(["openssl", "pkey", "-in", private, "-pubout", "-out", public], check=True)
        return private, public

    def sign(self, key, release="next"):
        done = subprocess.run([self.world.root / "infra/deploy/sign_release.sh", release], capture_output=True, text=True,
                              env={**os.environ, "APEXCTL": str(APEXCTL), "APEXCTL_SIGNING_KEY": str(key)})
        self.assertEqual(done.returncode, 0, done.stderr)

    def assert_refused(self, why, *words):
        """Before anything was tagged, made or switched."""
        before = {path.name: path.read_text() for path in (self.world.root / "sim/tags").iterdir()}
        done = self.world.run(*(words or self.asked_for))
        self.assertEqual((done.returncode, self.world.serving()), (ROLLED_BACK, "old"), done.stderr)
        self.assertIn(why, done.stderr)
        self.assertEqual({path.name: path.read_text() for path in (self.world.root / "sim/tags").iterdir()}, before)
        self.assertEqual(self.world.database(), "0008")

    def test_what_the_maker_signed_goes_out(self):
        self.sign(self.maker)
        self.assertEqual(json.loads(self.manifest.read_text()),
                         {"release": "next", "images": {"api": "new-api", "worker": "new-worker", "signcalc": "new-signcalc", "frontend": "new-frontend"}})
        done = self.world.run(*self.asked_for)
        self.assertEqual((done.returncode, self.world.serving()), (FINE, "new"), done.stderr)

    def test_openssl_agrees_about_the_signature(self):
        self.sign(self.maker)
        done = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", self.public, "-rawin", "-in", self.manifest, "-sigfile", f"{self.manifest}.sig"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_what_nobody_signed_is_refused(self):
        self.assert_refused("release next is not signed")

    def test_what_another_signed_is_refused(self):
        self.sign(self.key("another")[0])
        self.assert_refused("NOT SIGNED BY THIS KEY")

    def test_a_manifest_that_was_changed_is_refused(self):
        self.sign(self.maker)
        (self.world.root / "sim/tags/apex-api:next").write_text("evil-api\n")
        self.manifest.write_text(self.manifest.read_text().replace("new-api", "evil-api"))
        self.assert_refused("NOT SIGNED BY THIS KEY")

    def test_an_image_that_was_changed_is_refused(self):
        self.sign(self.maker)
        (self.world.root / "sim/tags/apex-worker:next").write_text("evil-worker\n")
        self.assert_refused("is not release next as it is here")

    def test_the_manifest_of_another_release_is_refused(self):
        self.sign(self.maker, "dev")
        for suffix in (".json", ".json.sig"):
            (self.world.root / f"var/releases/dev{suffix}").rename(self.world.root / f"var/releases/next{suffix}")
        for service in ("api", "worker", "signcalc", "frontend"):
            (self.world.root / f"sim/tags/apex-{service}:next").write_text(f"old-{service}\n")
        self.assert_refused("is not release next as it is here")

    def test_a_key_that_is_not_there_is_no_reason_to_go_on(self):
        self.sign(self.maker)
        self.assert_refused("cannot read", "--set", "RELEASE_KEY=absent.pem")

    def test_the_key_of_this_host_is_asked_without_being_named(self):
        (self.world.root / "var").mkdir()
        (self.world.root / "var/release_key.pem").write_text(self.public.read_text())
        self.assert_refused("release next is not signed", "--set", "RELEASE_KEY=")
        self.sign(self.maker)
        done = self.world.run()
        self.assertEqual((done.returncode, self.world.serving()), (FINE, "new"), done.stderr)

    def test_without_a_key_any_release_is_taken(self):
        done = self.world.run()
        self.assertEqual((done.returncode, self.world.serving()), (FINE, "new"), done.stderr)

    def test_a_manifest_of_the_run_that_was_changed_on_the_way_is_refused(self):
        for environment in ({}, {"APEXCTL_SIGNING_KEY": str(self.maker)}):
            with self.subTest(environment):
                self.world.reset(self.forging(text_of("DEPLOYMENT_PLAN.md")))
                self.maker, self.public = self.key("maker")
                done = self.world.ctl("run", "plan.md", "--set", "RELEASE=next", "--set", "WINDOW_S=0", "--set", "GATE_S=0", env={**os.environ, **environment})
                self.assertEqual((done.returncode, self.world.serving()), (ROLLED_BACK, "old"), done.stderr)
                self.assertRegex(done.stderr, "✗ same-images ")

    @staticmethod
    def forging(text):
        """Somebody puts the ids of other images into the manifest before they are compared, and those images in their place."""
        return text.replace("infra/deploy/edge.sh share 0\ncolour b",
                            "sed --in-place s/new-api/evil-api/ \"$APEXCTL_STATE/manifest.json\"\necho evil-api >sim/tags/apex-api:next\n"
                            "infra/deploy/edge.sh share 0\ncolour b", 1)


if __name__ == "__main__":
    unittest.main()
