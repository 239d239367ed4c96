"""Runs a command and prints what it used as one JSON object on the last line of stdout.

usage: usage.py COMMAND [ARGUMENT ...]
wall and cpu (user and system, all waited-for children) in seconds, peak in MB (the largest single process).
The command's own stdout and stderr go to stderr. The exit code stands in the object.
"""
import json
import resource
import subprocess
import sys
import time

start = time.monotonic()
code = subprocess.run(sys.argv[1:], stdout=sys.stderr, check=False).returncode
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"code": code, "wall": wall, "cpu": used.ru_utime + used.ru_stime, "peakMb": used.ru_maxrss / 1024}))
