"""What a run needs, and where it runs."""

import os
import platform
import re
import shutil
import subprocess

PACKAGES = {
    "nginx": "nginx-light",
    "curl": "curl",
    "rclone": "rclone",
    "aria2c": "aria2",
    "gnuplot": "gnuplot-nox",
    "/usr/bin/time": "time",
}


def install(say):
    """Installs the Debian packages that are missing, or says which they are."""
    missing = [package for command, package in PACKAGES.items() if shutil.which(command) is None]
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        raise SystemExit(f"Missing Debian packages. Install them first: sudo {' '.join(command)}")
    say(f"Installing Debian packages: {' '.join(missing)}")
    # So that no server is started that nobody asked for.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for step in (["apt-get", "update", "-q"], command):
        subprocess.run(step, env=environment, check=True, stdout=subprocess.DEVNULL)


def require_room(shm, disk):
    """Bytes that are needed in /dev/shm, and on the disk."""
    available = int(first(r"MemAvailable:\s*(\d+)", read("/proc/meminfo"))) * 1024
    for place, free, needed in (("memory", available, shm), ("/dev/shm", shutil.disk_usage("/dev/shm").free, shm),
                                ("/var/tmp", shutil.disk_usage("/var/tmp").free, disk)):
        if free < needed:
            raise SystemExit(f"Not enough room in {place}: {needed / 2**30:.1f} GiB are needed, {free / 2**30:.1f} GiB are free")


def build(root, say):
    say("Building the project (Maven, without tests)")
    subprocess.run(["./mvnw", "-q", "-B", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "-pl", "benchmarks", "-am",
                    *os.environ.get("MAVEN_ARGS", "").split(), "package"], cwd=root, check=True)


def java():
    home = os.environ.get("JAVA_HOME")
    return f"{home}/bin/java" if home else "java"


def machine():
    cpu = first(r"model name\s*: (.*)", read("/proc/cpuinfo")) or platform.machine()
    memory = int(first(r"MemTotal:\s*(\d+)", read("/proc/meminfo"))) / 1024 / 1024
    return f"{os.cpu_count()} × {cpu}, {memory:.0f} GiB, Linux {platform.release()}"


def load():
    """How many processes wanted to run, in the last minute."""
    return os.getloadavg()[0]


def is_busy(waiting):
    return waiting > os.cpu_count() / 4


def versions(root):
    pom = read(root / "pom.xml")
    found = {
        "Java": first(r'"(.*?)"', output([java(), "-version"])),
        "Camel": first(r"<camel.version>(.*?)<", pom),
        "HttpClient": jar(root, "httpclient5"),
        "AWS SDK": jar(root, "s3"),
        "JMH": jar(root, "jmh-core"),
        "nginx": first(r"nginx/(\S+)", output(["nginx", "-v"])),
        "curl": first(r"curl (\S+)", output(["curl", "--version"])),
        "rclone": first(r"rclone v(\S+)", output(["rclone", "--version"])),
        "aria2": first(r"version (\S+)", output(["aria2c", "--version"])),
        "md5sum": first(r"\) (\S+)", output(["md5sum", "--version"])),
    }
    commit = output(["git", "-C", str(root), "describe", "--always", "--dirty"]).strip()
    return {"commit": commit, **found}


def jar(root, artifact):
    names = sorted(path.name for path in (root / "benchmarks/target/lib").glob(f"{artifact}-[0-9]*.jar"))
    return names[0][len(artifact) + 1:-len(".jar")] if names else "?"


def output(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.stdout


def read(path):
    with open(path) as file:
        return file.read()


def first(pattern, text):
    found = re.search(pattern, text)
    return found.group(1) if found else None
