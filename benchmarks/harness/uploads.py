"""Measurement 3: uploads from tmpfs to the sink."""

from . import servers
from .rounds import Peer

SINK = servers.STAND_IN + "sink/shell"
MD5 = "MD5 sent along"


def peers(bench):
    files = bench.files
    return [
        Peer("md5", "JDK's MD5 alone, no upload", "MD5", main="md5", large=False),
        Peer("spool", "a stream to a file, no upload", main="spool", large=False),
        Peer("httpclient", "HttpClient 5 multipart, by hand", main="upload-httpclient"),
        Peer("ours-file", "alfafile:upload of a file", MD5, main="upload-ours-file", ours=True),
        Peer("ours-stream", "alfafile:upload of a stream", MD5, main="upload-ours-stream", ours=True),
        Peer("httpclient-md5", "JDK's MD5, then HttpClient 5, by hand", "MD5", main="upload-httpclient-md5"),
        Peer("curl-md5", "md5sum, then curl -F", "MD5",
             shell=lambda file: f"md5sum {files}/{file}; curl -sSf -F file=@{files}/{file} {SINK}"),
        Peer("curl", "curl -F", shell=lambda file: f"curl -sSf -F file=@{files}/{file} {SINK}"),
        Peer("camel-http", "camel-http multipart", main="upload-camel-http"),
        Peer("camel-s3", "camel-aws2-s3, one PUT", "CRC32 sent along", main="upload-camel-s3"),
        Peer("camel-s3-multipart", "camel-aws2-s3, in parts", "CRC32 sent along", main="upload-camel-s3-multipart"),
    ]
