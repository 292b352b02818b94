"""Runs one peer as a process of its own, and measures it."""

import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass

from . import servers

PACKAGE = "io.github.camelfilehosts.benchmarks."


@dataclass
class Sample:
    """Of one transfer: seconds and CPU seconds; peak RSS of its process in MiB. error says why there is none."""

    seconds: float = None
    cpu: float = None
    rss: float = None
    error: str = None


class Java:
    """The peers that run on a JVM."""

    def __init__(self, module, java, files, target, tmp):
        self.java = java
        self.classpath = f"{module}/target/classes:{module}/target/lib/*"
        self.properties = [
            f"-Dbench.files={servers.FILES}",
            f"-Dbench.standIn={servers.STAND_IN}",
            f"-Dbench.source={files}",
            f"-Dbench.target={target}",
            f"-Djava.io.tmpdir={tmp}",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
        ]

    def command(self, main, *args, heap=None, flags=()):
        heap_flags = [f"-Xmx{heap}", "-XX:+ExitOnOutOfMemoryError"] if heap else []
        return [self.java, *heap_flags, *flags, *self.properties, "-cp", self.classpath, PACKAGE + main, *args]

    def jmh(self, file, *args):
        """file is the one that is downloaded."""
        json = f"-Dbench.json=http://127.0.0.1:{servers.NGINX_PORT}/json/"
        return [self.java, *self.properties, json, f"-Dbench.file={file}", "-cp", self.classpath, "org.openjdk.jmh.Main", *args]


def run(command, timeout, shell=False):
    """Wall clock, CPU and RSS of a process and of the children that it waited for."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.NamedTemporaryFile() as peak:
        argv = ["bash", "-c", "set -eo pipefail; " + command] if shell else command
        # Between this process and the peer: until it runs its own program, a child counts the memory of its parent as its own.
        argv = ["/usr/bin/time", "--quiet", "--format=%M", f"--output={peak.name}", *argv]
        start = time.monotonic()
        process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True)
        timer = threading.Timer(timeout, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        sample = Sample(seconds, usage.ru_utime + usage.ru_stime, int(peak.read() or 0) / 1024)
        if process.returncode != 0:
            sample = Sample(rss=sample.rss, error=reason(process.returncode, text(out) + text(err), seconds, timeout))
        return sample, text(out)


def run_java(command, timeout):
    """As run, but with the times that the JVM measured itself, without its start."""
    sample, out = run(command, timeout)
    if sample.error is None:
        measured = json.loads(out.strip().splitlines()[-1])
        sample.seconds, sample.cpu = measured["seconds"], measured["cpu"]
    return sample


def text(file):
    file.seek(0)
    return file.read().decode(errors="replace")


def reason(code, output, seconds, timeout):
    if "OutOfMemoryError" in output:
        return "OutOfMemoryError"
    if seconds >= timeout:
        return f"no end after {timeout} s"
    lines = [line for line in output.strip().splitlines() if line.strip() and not line.lstrip().startswith(("at ", "..."))]
    causes = [line for line in lines if line.startswith("Caused by:")] or lines
    return f"exit code {code}: {causes[-1][:200] if causes else ''}"
