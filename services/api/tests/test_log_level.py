"""The level of the log at run time: SIGHUP reads it again, in every service."""

import shutil
import signal
import tempfile
import unittest
from pathlib import Path

from apex_process import Apex


class LogLevel(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="apex-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.level = self.folder / "level"
        self.level.write_text("info\n")

    def running(self):
        environment = {"APEX_LOG_LEVEL_FILE": str(self.level)}
        for name, process in (("serve", Apex.serve(environment=environment)),
                              ("api", Apex.api(environment=environment)),
                              ("worker", Apex.worker(tempfile.mkdtemp(dir=self.folder), environment)),
                              ("signcalc", Apex.signcalc(environment))):
            self.addCleanup(process.close)
            yield name, process

    def reread(self, process, level):
        self.level.write_text(level)
        process.process.send_signal(signal.SIGHUP)

    def requests(self, process):
        return sum(event["event"] == "request" for event in process.events)

    def test_sighup_takes_the_level_from_its_file_while_the_service_goes_on(self):
        for name, process in self.running():
            with self.subTest(service=name):
                self.reread(process, "warning\n")
                process.wait_for_line(lambda e: e["event"] == "log_level" and e["level_in_force"] == "warning")
                quiet = self.requests(process)
                for _ in range(5):
                    self.assertEqual(process.get("/metrics").status, 200)
                self.reread(process, "info\n")
                process.wait_for_line(lambda e: e["event"] == "log_level" and e["level_in_force"] == "info")
                self.assertEqual(self.requests(process), quiet, "no line below the level")
                process.get("/metrics")
                process.wait_for_line(lambda e: e["event"] == "request")
                self.assertEqual(process.stop(), 0)
                self.level.write_text("info\n")

    def test_a_level_that_is_none_is_said_and_changes_nothing(self):
        process = Apex.serve(environment={"APEX_LOG_LEVEL_FILE": str(self.level)})
        self.addCleanup(process.close)
        self.reread(process, "loud\n")
        line = process.wait_for_line(lambda e: e["event"] == "settings_refused")
        self.assertEqual(line["setting"], "APEX_LOG_LEVEL_FILE")
        self.assertIn("debug|info|warning|failure", line["reason"])
        self.assertEqual(process.get("/health").status, 200)
        process.wait_for_line(lambda e: e["event"] == "request")

    def test_the_settings_file_serves_as_well(self):
        file = self.folder / "apex.toml"
        file.write_text('log_level = "info"\n')
        process = Apex.serve(environment={"APEX_CONFIG": str(file)})
        self.addCleanup(process.close)
        file.write_text('log_level = "debug"\n')
        process.process.send_signal(signal.SIGHUP)
        process.wait_for_line(lambda e: e["event"] == "log_level" and e["level_in_force"] == "debug")


if __name__ == "__main__":
    unittest.main()
