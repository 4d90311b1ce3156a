"""Settings: by environment, by file and by NAME_FILE; a wrong one names itself and ends the program before it listens."""

import json
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from apex_process import APEX, clean_environment, run

# A value that each text setting takes. A setting that is not here takes "x".
SAMPLES = {
    "listen": "127.0.0.1:0", "signcalc_listen": "127.0.0.1:0", "worker_listen": "127.0.0.1:0", "bind": "127.0.0.1", "auth": "off",
    "database_url": "sqlite:////nowhere/apex.db", "database_migration_url": "postgresql://apex@db/apex", "redis_url": "redis://cache:6379/0",
    "object_store_url": "s3://store.example/bucket", "search_url": "http://search:9200", "signcalc_url": "http://signcalc:8002",
    "trace_endpoint": "http://collector:4318", "trace_headers": "a=b", "trace_ratio": "0.5", "log_level": "warning",
    "cors_origins": "https://app.example", "public_url": "https://signs.example", "trusted_proxies": "10.0.0.0/8, 192.0.2.7",
}

# What is no value of it, for each setting that names another service or a place to listen at.
NONSENSE = [
    ("api", "DATABASE_URL", "mysql://db/apex"), ("worker", "DATABASE_URL", "mysql://db/apex"), ("api", "DATABASE_URL", "sqlite:"),
    ("api", "DATABASE_URL", "postgresql://apex_app:planted@[::1/apex"), ("worker", "DATABASE_URL", "postgresql://db:port/apex"),
    ("api", "REDIS_URL", "http://cache"), ("worker", "REDIS_URL", "cache:6379"), ("api", "REDIS_URL", "redis://:planted@cache:port"),
    ("api", "OBJECT_STORE_URL", "ftp://store/bucket"), ("worker", "OBJECT_STORE_URL", "s3://no-bucket"),
    ("api", "OBJECT_STORE_URL", "s3://key:planted@store:port/bucket"),
    ("api", "SEARCH_URL", "search:9200"), ("worker", "SEARCH_URL", "redis://search"), ("api", "SEARCH_URL", "http://u:planted@search:port"),
    ("api", "SIGNCALC_URL", "signcalc:8002"), ("worker", "SIGNCALC_URL", "ftp://signcalc"), ("api", "SIGNCALC_URL", "http://"),
    ("api", "OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"), ("worker", "OTEL_EXPORTER_OTLP_ENDPOINT", "grpc://collector"),
    ("signcalc", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://"), ("api", "OTEL_EXPORTER_OTLP_HEADERS", "planted"),
    ("signcalc", "OTEL_EXPORTER_OTLP_HEADERS", "=planted"), ("api", "OTEL_TRACES_SAMPLER_ARG", "2"),
    ("worker", "OTEL_TRACES_SAMPLER_ARG", "often"), ("api", "OTEL_TRACES_SAMPLER_ARG", "-0.1"),
    ("api", "APEX_LISTEN", "here"), ("api", "APEX_LISTEN", "127.0.0.1:99999"), ("signcalc", "APEX_SIGNCALC_LISTEN", "127.0.0.1"),
    ("worker", "APEX_WORKER_LISTEN", "nonsense"), ("serve", "APEX_LISTEN", "[::1:80"), ("api", "APEX_BIND", "0.0.0.0"),
    ("api", "APEX_LISTEN", "0.0.0.0:8000"), ("serve", "APEX_LISTEN", "[::]:8000"), ("api", "APEX_TRUSTED_PROXIES", "10.0.0.1, proxy"),
    ("api", "APEX_TRUSTED_PROXIES", "10.0.0.0/33"), ("api", "APEX_ALLOWED_HOSTS", "https://apex.example"), ("api", "APEX_ALLOWED_HOSTS", "api:8000"),
    ("api", "APEX_AUTH", "maybe"), ("api", "APEX_DATA", ""),
]


def settings():
    return json.loads(run("config", "--json").stdout)


class Configuration(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="apex-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def refused(self, command, environment, named):
        """The program ends by itself, before it listens, and says whose fault it is."""
        # A store that works, so that only the setting under test can be the reason.
        environment = {"DATABASE_URL": f"sqlite:///{self.folder}/apex.db", **environment}
        if "DATABASE_URL_FILE" in environment:
            environment.pop("DATABASE_URL")
        done = subprocess.run([str(APEX), command], env=clean_environment(environment), capture_output=True, text=True, timeout=20, cwd=self.folder)
        self.assertIn(done.returncode, (2, 3), done.stderr)
        self.assertNotIn('"listening"', done.stderr)
        self.assertNotIn('"working"', done.stderr)
        self.assertIn(named, done.stderr)
        self.assertNotIn("planted", done.stderr, "a secret in a message")
        self.assertLessEqual(len(done.stderr.strip().splitlines()), 3, done.stderr)
        return done.stderr

    def test_nonsense_for_each_service_names_itself_and_ends_the_program_before_it_listens(self):
        for command, name, text in NONSENSE:
            with self.subTest(command=command, name=name, text=text):
                self.refused(command, {name: text}, name)

    def test_every_number_flag_and_word_is_checked(self):
        checked = 0
        for setting in settings():
            wrong = []
            if found := re.fullmatch(r"a whole number from (\d+) to (\d+)", setting["accepts"]):
                wrong = ["x", "", "1.5", str(int(found[1]) - 1), str(int(found[2]) + 1), "9" * 30]
            elif setting["accepts"]:
                wrong = ["maybe", ""]
            for text in wrong:
                with self.subTest(setting=setting["key"], text=text):
                    done = run("config", environment={setting["environment"]: text})
                    self.assertEqual(done.returncode, 2)
                    self.assertIn(setting["environment"], done.stderr)
                    self.assertIn(setting["accepts"], done.stderr)
                    checked += 1
        self.assertGreater(checked, 40)

    def sample(self, setting):
        found = re.fullmatch(r"a whole number from (\d+) to (\d+)", setting["accepts"])
        if found:
            return found[2]
        if setting["accepts"] == "true or false":
            return "false" if setting["value"] == "true" else "true"
        if setting["key"] in SAMPLES:
            return SAMPLES[setting["key"]]
        return setting["accepts"].removeprefix("one of ").split("|")[0] if setting["accepts"] else "x"

    def origin(self, key, **sources):
        done = run("config", "--json", *sources.get("arguments", ()), environment=sources.get("environment"))
        self.assertEqual(done.returncode, 0, f"{key}: {done.stderr}")
        return next(s for s in json.loads(done.stdout) if s["key"] == key)["origin"]

    def test_every_setting_is_taken_from_the_environment_from_its_own_file_and_from_the_settings_file(self):
        for setting in settings():
            key, name, text = setting["key"], setting["environment"], self.sample(setting)
            with self.subTest(setting=key):
                self.assertEqual(self.origin(key, environment={name: text}), name)
                own = self.folder / f"{key}.txt"
                own.write_text(text + "\n")
                self.assertEqual(self.origin(key, environment={f"{name}_FILE": str(own)}), f"{name}_FILE")
                toml = self.folder / f"{key}.toml"
                bare = setting["accepts"].startswith("a whole number") or setting["accepts"] == "true or false"
                toml.write_text(f"{key} = {text if bare else json.dumps(text)}\n")
                self.assertEqual(self.origin(key, arguments=("--config", str(toml))), f"file {toml}")

    def test_a_file_that_cannot_be_read_names_its_setting(self):
        for setting in settings():
            with self.subTest(setting=setting["key"]):
                name = setting["environment"] + "_FILE"
                done = run("config", environment={name: str(self.folder / "absent")})
                self.assertEqual(done.returncode, 2)
                self.assertIn(name, done.stderr)

    def test_a_service_whose_secret_file_is_missing_does_not_start(self):
        for command, name in (("api", "DATABASE_URL_FILE"), ("worker", "S3_SECRET_KEY_FILE"), ("signcalc", "OTEL_EXPORTER_OTLP_HEADERS_FILE")):
            with self.subTest(command=command):
                self.refused(command, {name: str(self.folder / "absent")}, name)

    def test_a_wrong_value_in_the_settings_file_names_file_and_setting(self):
        for key, text in (("threads", '"x"'), ("log_level", '"loud"'), ("trace_ratio", '"7"'), ("listen", '"nowhere"')):
            with self.subTest(key=key):
                file = self.folder / "apex.toml"
                file.write_text(f"{key} = {text}\n")
                message = self.refused("api", {"APEX_CONFIG": str(file)}, str(file))
                self.assertIn(key, message)


if __name__ == "__main__":
    unittest.main()
