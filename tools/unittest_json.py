#!/usr/bin/env python3
"""Runs the unittest files of a folder and prints one JSON line a test. Usage: unittest_json.py FOLDER [PATTERN]"""

import json
import os
import sys
import tempfile
import traceback
import unittest


class Lines(unittest.TestResult):
    def _say(self, test, outcome, detail=""):
        print(json.dumps({"name": test.id(), "outcome": outcome, "detail": detail[-3000:]}), flush=True)

    def addSuccess(self, test):
        self._say(test, "passed")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._say(test, "skipped", reason)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(test, "failed", "".join(traceback.format_exception(*err)))

    def addError(self, test, err):
        super().addError(test, err)
        self._say(test, "failed", "".join(traceback.format_exception(*err)))

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self._say(subtest, "failed", "".join(traceback.format_exception(*err)))


def main():
    folder, pattern = sys.argv[1], (sys.argv[2:] or ["test_*.py"])[0]
    # What tests and the programs they start leave in temporary folders goes with this one; servers under users of their own see it.
    with tempfile.TemporaryDirectory(prefix="apex-", ignore_cleanup_errors=True) as scratch:
        os.chmod(scratch, 0o755)
        os.environ["TMPDIR"] = tempfile.tempdir = scratch
        tests = unittest.defaultTestLoader.discover(folder, pattern=pattern)
        result = Lines()
        tests.run(result)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
