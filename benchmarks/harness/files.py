"""The files that are moved. A file's name says its size and MD5, and is its ID at the stand-in."""

import hashlib
import os

MIB = 1024 * 1024
BLOCK = 64 * MIB


def make(directory, size):
    """Random bytes, the same block over and over: nothing on the way compresses or looks for repeats."""
    block = os.urandom(min(BLOCK, size))
    md5 = hashlib.md5()
    path = directory / f"making-{size}"
    with open(path, "wb") as out:
        left = size
        while left > 0:
            piece = block[:left]
            out.write(piece)
            md5.update(piece)
            left -= len(piece)
    name = f"f{size}x{md5.hexdigest()}"
    path.rename(directory / name)
    return name
