"""Measurement 2: downloads to tmpfs."""

from . import servers
from .rounds import Peer

OURS = "MD5 and length"
LENGTH = "length"


def peers(bench):
    target = bench.target
    def url(file):
        return servers.FILES + file
    return [
        Peer("httpclient", "HttpClient 5, by hand", LENGTH, main="download-httpclient"),
        Peer("md5", "JDK's MD5 alone, no download", "MD5", main="md5", large=False),
        Peer("ours-directory", "filefactory:download to a directory", OURS, main="download-ours-directory", ours=True),
        Peer("ours-directory-unchecked", "filefactory:download to a directory, unchecked", LENGTH,
             main="download-ours-directory-unchecked", ours=True),
        Peer("ours-directory-4", "filefactory:download to a directory, 4 connections", OURS, main="download-ours-directory-4", ours=True),
        Peer("ours-directory-4-unchecked", "filefactory:download to a directory, 4 connections, unchecked", LENGTH, main="download-ours-directory-4-unchecked", ours=True),
        Peer("ours-file", "filefactory:download to file:, -Xmx64m", OURS, main="download-ours-file", ours=True, heap="64m"),
        Peer("ours-file-unchecked", "filefactory:download to file:, -Xmx64m, unchecked", LENGTH,
             main="download-ours-file-unchecked", ours=True, heap="64m"),
        Peer("camel-http-best", "camel-http to file:, best settings, -Xmx64m", LENGTH,
             main="download-camel-http-best", heap="64m"),
        Peer("camel-http", "camel-http to file:, defaults", LENGTH, main="download-camel-http"),
        Peer("camel-s3-best", "camel-aws2-s3 to file:, no stream caching", LENGTH, main="download-camel-s3-best"),
        Peer("camel-s3", "camel-aws2-s3 to file:, defaults", LENGTH, main="download-camel-s3"),
        Peer("httpclient-md5", "HttpClient 5 and MD5, one thread, by hand", "MD5, to compare by hand",
             main="download-httpclient-md5"),
        Peer("curl", "curl", LENGTH, shell=lambda file: f"curl -sSf -o {target}/{file} {url(file)}"),
        Peer("curl-md5", "curl, then md5sum", "MD5, to compare by hand",
             shell=lambda file: f"curl -sSf -o {target}/{file} {url(file)}; md5sum {target}/{file}"),
        Peer("rclone", "rclone copyurl", LENGTH,
             shell=lambda file: f"rclone --config /dev/null copyurl {url(file)} {target}/{file}"),
        Peer("aria2", "aria2, 1 connection", LENGTH, shell=lambda file: aria2(url(file), target, file, 1)),
        Peer("aria2-4", "aria2, 4 connections", LENGTH, shell=lambda file: aria2(url(file), target, file, 4)),
        Peer("aria2-4-md5", "aria2, 4 connections, told the MD5", OURS,
             shell=lambda file: aria2(url(file), target, file, 4) + f" --checksum=md5={file.split('x')[1]}"),
    ]


def aria2(url, target, file, connections):
    return (f"aria2c --no-conf -q -x{connections} -s{connections} -k1M --file-allocation=none "
            f"-d {target} -o {file} {url}")
