"""A PostgreSQL server of its own for tests: a cluster in a temporary folder, run by a user who is not root, on a free port of the
loopback and a socket in the folder. Superuser postgres; roles and database as src/migrations/sql/postgres_roles.sql makes them."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ["postgresql", "postgresql-client", "postgresql-contrib"]
LOG_MARK = "@@ "


def binaries():
    """The newest of Debian's clusters; None if there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postgres:
    def __init__(self, tls=None, settings=None):
        """`tls`: a folder with front.pem and front.key (tls_front.make_certificates); then it takes no plain connection over TCP.
        `settings`: of the server, by name."""
        self.tls, self.settings = tls, dict(settings or {})
        self.folder = Path(tempfile.mkdtemp(prefix="apex_postgres_", dir="/tmp"))
        self.port, self.bin = free_port(), binaries()
        self.user = []
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.user = ["runuser", "--user", "postgres", "--"]
        self.folder.chmod(0o755)
        self.log = self.folder / "log"
        try:
            self._run(str(self.bin / "initdb"), "--pgdata", str(self.folder / "data"), "--auth", "trust", "--username", "postgres",
                      "--encoding", "UTF8", "--locale", "C.UTF-8")
            if tls:
                self._require_tls()
            self.start()
            self.psql(path=ROOT / "src/migrations/sql/postgres_roles.sql", database="postgres")
            self.psql("alter role apex createdb", database="postgres")  # Tests make databases; the product does not.
        except Exception:
            self.end()
            raise

    def _run(self, *command, timeout=60):
        done = subprocess.run([*self.user, *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=timeout, cwd="/")
        if done.returncode:
            raise RuntimeError(f"{Path(command[0]).name}: {done.stdout.strip()[-2000:]}")

    def own(self, path):
        """Gives a file or a folder with all in it to the server's user."""
        if os.geteuid() == 0:
            for each in (path, *Path(path).rglob("*")):
                shutil.chown(each, "postgres", "postgres")

    def _require_tls(self):
        data = self.folder / "data"
        for name in ("front.pem", "front.key"):
            shutil.copy(Path(self.tls) / name, data / name)
            (data / name).chmod(0o600)
            if os.geteuid() == 0:
                shutil.chown(data / name, "postgres", "postgres")
        (data / "pg_hba.conf").write_text("local all all trust\nhostssl all all 127.0.0.1/32 trust\n")

    def _control(self, *words):
        # pg_ctl's server must not keep our pipe open.
        with (self.folder / "pg_ctl").open("w") as out:
            done = subprocess.run([*self.user, str(self.bin / "pg_ctl"), "--pgdata", str(self.folder / "data"), "--wait", *words],
                                  stdin=subprocess.DEVNULL, stdout=out, stderr=out, timeout=90, cwd="/")
        if done.returncode:
            raise RuntimeError((self.folder / "pg_ctl").read_text() + self.log.read_text(errors="replace")[-2000:])

    def start(self):
        options = {"port": self.port, "listen_addresses": "127.0.0.1", "unix_socket_directories": self.folder, "max_connections": 100,
                   "log_line_prefix": f"'{LOG_MARK}'", "shared_buffers": "64MB"}
        options |= self.settings
        if self.tls:
            options |= {"ssl": "on", "ssl_cert_file": "front.pem", "ssl_key_file": "front.key"}
        self._control("--log", str(self.log), "--options", " ".join(f"-c {k}={v}" for k, v in options.items()), "start")

    def stop(self, mode="fast"):
        """fast: as an administrator does it; immediate: as a power cut."""
        self._control("--mode", mode, "stop")

    def end(self):
        if (self.folder / "data/postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder)

    def url(self, user, database="apex", port=None, more=""):
        mode = "require" if self.tls else "disable"
        return f"postgresql://{user}@127.0.0.1:{port or self.port}/{database}?sslmode={mode}{more}"

    def psql(self, sql=None, path=None, user="postgres", database="apex", timeout=120):
        """What it prints, unaligned, without headers."""
        source = ["--file", str(path)] if path else ["--command", sql]
        done = subprocess.run(["psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1", *source,
                               self.url(user, database)], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout)
        if done.returncode:
            raise RuntimeError(done.stderr.strip())
        return done.stdout.strip()
