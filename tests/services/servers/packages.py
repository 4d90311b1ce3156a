"""Debian packages that a service test needs: installed when possible, otherwise the reason why the test is skipped."""

import os
import shutil
import subprocess


def missing(packages):
    status = subprocess.run(["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *packages],
                            capture_output=True, text=True).stdout
    installed = {line.split()[0] for line in status.splitlines() if line.endswith(" installed")}
    return [package for package in packages if package not in installed]


def ensure(packages):
    """None when all are there, else a sentence for the one who reads the skip."""
    if not shutil.which("dpkg-query"):
        return "this is not Debian"
    absent = missing(packages)
    if not absent:
        return None
    words = "not installed: " + ", ".join(absent)
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if root and not shutil.which("sudo"):
        return words + "; neither root nor sudo is at hand"
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *absent]):
        done = subprocess.run([*root, *command], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            lines = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
            return f"{words}; apt-get {command[1]} says: {lines[-1]}"
    return None
