"""The servers that all peers share: nginx for files and static JSON, the stand-in for the APIs and as a sink."""

import json
import signal
import socket
import subprocess
import time
import urllib.request

NGINX_PORT = 18080
STAND_IN_PORT = 18081
FILES = f"http://127.0.0.1:{NGINX_PORT}/bucket/"
STAND_IN = f"http://127.0.0.1:{STAND_IN_PORT}/"

NGINX_CONF = """
daemon off;
pid {work}/nginx.pid;
error_log {work}/nginx.log;
worker_processes 2;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    keepalive_timeout 600;
    default_type application/octet-stream;
    client_body_temp_path {work}/nginx-body;
    proxy_temp_path {work}/nginx-proxy;
    fastcgi_temp_path {work}/nginx-fastcgi;
    uwsgi_temp_path {work}/nginx-uwsgi;
    scgi_temp_path {work}/nginx-scgi;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        # As S3 would: bucket, then key.
        location /bucket/ {{ alias {files}/; }}
        # Static answers of the API, to a POST too.
        location ~ ^/json/(1|100)/getFileInfo$ {{
            root {work};
            default_type application/json;
            error_page 405 =200 $uri;
        }}
    }}
}}
"""


class Servers:
    def __init__(self, work, files, java):
        self.work = work
        self.files = files
        self.java = java
        self.processes = []

    def __enter__(self):
        try:
            self._start_nginx()
            self._start_stand_in()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    def _start_nginx(self):
        conf = self.work / "nginx.conf"
        conf.write_text(NGINX_CONF.format(work=self.work, files=self.files, port=NGINX_PORT))
        self._start(["nginx", "-e", f"{self.work}/nginx.log", "-c", str(conf)], NGINX_PORT)

    def _start_stand_in(self):
        command = self.java.command("server.StandIn", str(STAND_IN_PORT), FILES, heap="256m")
        self._start(command, STAND_IN_PORT)

    def _start(self, command, port):
        if is_open(port):
            raise SystemExit(f"Port {port} is in use by another process")
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        self.processes.append(process)
        for _ in range(300):
            if is_open(port):
                return
            if process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(f"{command[0]} did not start")


def is_open(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def counters():
    """API calls and bytes that the stand-in has had so far."""
    with urllib.request.urlopen(STAND_IN + "counters") as answer:
        return json.load(answer)
