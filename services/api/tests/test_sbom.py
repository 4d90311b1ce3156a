"""The bill of materials: CycloneDX by its rules, and nothing that is linked or bundled is missing from it."""

import json
import re
import shutil
import subprocess
import sys
import unittest

from apex_process import APEX, ROOT


@unittest.skipUnless(shutil.which("dpkg-query") and shutil.which("ldd"), "this is not Debian: no packages to list")
class BillOfMaterials(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.done = subprocess.run([sys.executable, str(ROOT / "tools/sbom.py"), str(APEX)], capture_output=True, text=True, timeout=120)
        assert cls.done.returncode == 0, cls.done.stderr
        cls.bill = json.loads(cls.done.stdout)
        cls.components = cls.bill["components"]

    def test_it_is_cyclonedx_as_version_1_5_has_it(self):
        bill = self.bill
        self.assertEqual((bill["bomFormat"], bill["specVersion"], bill["version"]), ("CycloneDX", "1.5", 1))
        self.assertRegex(bill["serialNumber"], r"^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
        self.assertRegex(bill["metadata"]["timestamp"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual((bill["metadata"]["component"]["type"], bill["metadata"]["component"]["name"]), ("application", "apex"))
        references = [c["bom-ref"] for c in self.components] + [bill["metadata"]["component"]["bom-ref"]]
        self.assertEqual(len(set(references)), len(references), "references are unique")
        allowed = {"type", "bom-ref", "name", "version", "scope", "purl", "licenses", "properties", "externalReferences", "hashes"}
        for component in self.components:
            with self.subTest(component=component["name"]):
                self.assertEqual(set(component) - allowed, set())
                self.assertEqual(component["type"], "library")
                self.assertTrue(component["version"])
                self.assertRegex(component["purl"], r"^pkg:(deb/debian/[a-z0-9.%A-F-]+@[^?]+\?arch=[a-z0-9]+|npm/(%40[a-z0-9-]+/)?[a-z0-9.-]+@[0-9.]+)$")
                for entry in component["licenses"]:
                    self.assertEqual(len(entry), 1)
                    if "license" in entry:
                        self.assertIn(list(entry["license"]), (["id"], ["name"]))
                for digest in component.get("hashes", []):
                    self.assertRegex(f"{digest['alg']} {digest['content']}", r"^SHA-512 [0-9a-f]{128}$")
        for edge in bill["dependencies"]:
            self.assertEqual([ref for ref in [edge["ref"], *edge["dependsOn"]] if ref not in references], [])

    def test_each_component_names_its_licences(self):
        self.assertEqual([c["name"] for c in self.components if not c["licenses"]], [])

    def test_every_library_the_program_needs_is_in_it(self):
        needed = re.findall(r"\(NEEDED\).*\[(.+)\]", subprocess.run(["readelf", "--dynamic", "--wide", str(APEX)], check=True,
                                                                    capture_output=True, text=True).stdout)
        self.assertGreater(len(needed), 10)
        listed = {p["value"] for c in self.components for p in c.get("properties", []) if p["name"] == "apex:library"}
        self.assertEqual(sorted(set(needed) - listed), [])

    def test_every_package_of_the_page_is_in_it_and_no_tool_is(self):
        wanted = json.loads((ROOT / "services/frontend/package.json").read_text())
        listed = {c["name"] for c in self.components if c["purl"].startswith("pkg:npm/")}
        self.assertEqual(sorted(set(wanted["dependencies"]) - listed), [])
        self.assertEqual(sorted(set(wanted["devDependencies"]) & listed - {"@types/react"}), [])
        lock = json.loads((ROOT / "services/frontend/package-lock.json").read_text())["packages"]
        self.assertEqual(listed, {path.split("node_modules/")[-1] for path, facts in lock.items() if path and not facts.get("dev")})

    def test_every_package_that_an_image_gets_is_in_it(self):
        images = {(p["value"], c["name"]) for c in self.components for p in c.get("properties", []) if p["name"] == "apex:image"}
        self.assertEqual(images, {("api", "alembic"), ("api", "python3-psycopg2"), ("frontend", "nginx-light"), ("worker", "fonts-dejavu-core"),
                                  ("worker", "fonts-inter"), *((image, "ca-certificates") for image in ("api", "signcalc", "worker"))})
        named = {c["name"]: c for c in self.components}
        self.assertEqual(named["alembic"]["licenses"], [{"license": {"id": "MIT"}}])
        self.assertIn("LGPL-3", json.dumps(named["python3-psycopg2"]["licenses"]))
        self.assertNotIn("nodejs", named, "it builds the page and is in no image")

    def test_a_machine_without_the_packages_of_the_images_names_their_licences_as_debian_does(self):
        sys.path.insert(0, str(ROOT / "tools"))
        import sbom
        for package, licences in sbom.IMAGE_LICENCES.items():
            if sbom.is_installed(package):
                with self.subTest(package=package):
                    self.assertEqual(sbom.debian_licences(package), licences)

    def test_the_same_program_gives_the_same_bill(self):
        again = subprocess.run([sys.executable, str(ROOT / "tools/sbom.py"), str(APEX)], capture_output=True, text=True, timeout=120)
        self.assertEqual(again.stdout, self.done.stdout)


if __name__ == "__main__":
    unittest.main()
