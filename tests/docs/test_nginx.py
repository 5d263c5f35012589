"""The files for nginx and systemd in the how-to work, in a real nginx where one is installed."""

import http.server
import json
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

HOW_TO = Path(__file__).resolve().parent.parent.parent / "docs" / "how-to"
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
OPENSSL = shutil.which("openssl")
PATIENCE = 60  # seconds that a busy machine may take
needs_nginx = pytest.mark.skipif(
    not (NGINX and OPENSSL), reason="needs nginx and openssl (Debian: apt install nginx openssl)"
)


class Echo(http.server.BaseHTTPRequestHandler):
    """Stands where the archive would: answers with the headers that arrived."""

    def do_GET(self):
        body = json.dumps(dict(self.headers)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Keep the output of the tests clean."""


class Stay(urllib.request.HTTPRedirectHandler):
    """Shows a redirect and does not follow it."""

    def redirect_request(self, *arguments):
        return None


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def adapted(folder, upstream, http_port, https_port):
    """The file of the how-to with the ports, the name and the certificate of this test."""
    text = (HOW_TO / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"\n *listen \[::\][^\n]*", "", text)
    text = text.replace("listen 80;", f"listen 127.0.0.1:{http_port};")
    text = text.replace("listen 443", f"listen 127.0.0.1:{https_port}")
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
    text = re.sub(r"/etc/letsencrypt/\S+/", f"{folder}/", text)
    text = text.replace("https://archive.example.org$", f"https://localhost:{https_port}$").replace(
        "archive.example.org", "localhost"
    )
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"pid {folder}/pid; error_log {folder}/error.log; daemon off; worker_processes 1;\n"
        f"events {{}}\nhttp {{ access_log off; {temporary}\n{text}\n}}\n"
    )


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A folder with a certificate for localhost."""
    folder = tmp_path_factory.mktemp("nginx")
    wanted = (
        "-newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    files = "-keyout privkey.pem -out fullchain.pem"
    command = [OPENSSL, "req", "-x509", *wanted.split(), *files.split()]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def site(certificate):
    """nginx before the echo; the ports for http and https."""
    echo = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=echo.serve_forever, daemon=True).start()
    ports = free_port(), free_port()
    configuration = certificate / "nginx.conf"
    configuration.write_text(adapted(certificate, echo.server_port, *ports), encoding="utf-8")
    nginx = subprocess.Popen([NGINX, "-p", certificate, "-c", configuration])
    try:
        wait_for(ports[1])
        yield ports
    finally:
        nginx.terminate()
        nginx.wait()
        echo.shutdown()
        echo.server_close()


def wait_for(port):
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def ask(certificate, address, **headers):
    """The status, the headers and the body of the answer."""
    trust = ssl.create_default_context(cafile=certificate / "fullchain.pem")
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trust), Stay)
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with opener.open(
            urllib.request.Request(address, headers=headers), timeout=PATIENCE
        ) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, b""


@needs_nginx
def test_http_is_sent_on_to_https_whatever_it_claims(site, certificate):
    address = f"http://localhost:{site[0]}/documents/?q=a%20b"
    status, headers, _body = ask(certificate, address, X_Forwarded_Proto="https")
    assert status == 301
    assert headers["Location"] == f"https://localhost:{site[1]}/documents/?q=a%20b"


@needs_nginx
def test_the_archive_hears_from_nginx_and_not_from_the_visitor_how_one_came(site, certificate):
    address = f"https://localhost:{site[1]}/"
    claims = {"X_Forwarded_Proto": "http", "X_Forwarded_Host": "evil.example", "Forwarded": "x"}
    status, _headers, body = ask(certificate, address, **claims)
    heard = json.loads(body)
    assert status == 200
    assert heard["X-Forwarded-Proto"] == "https"
    assert heard["Host"] == f"localhost:{site[1]}"
    assert not {"X-Forwarded-Host", "Forwarded"} & set(heard)


@needs_nginx
def test_another_host_gets_no_answer(site, certificate):
    with pytest.raises((OSError, http.client.HTTPException)):
        ask(certificate, f"https://localhost:{site[1]}/", Host="evil.example")


def test_nginx_takes_as_much_as_the_archive():
    from django.conf import settings

    most = re.search(r"client_max_body_size (\d+)m;", (HOW_TO / "nginx.conf").read_text()).group(1)
    assert int(most) * 1024 * 1024 == settings.DATA_UPLOAD_MAX_MEMORY_SIZE


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_understands_the_unit(tmp_path):
    unit = tmp_path / "chancery.service"
    text = (HOW_TO / "chancery.service").read_text(encoding="utf-8")
    unit.write_text(text.replace("/srv/chancery/.venv/bin/python", "/bin/true"), encoding="utf-8")
    run = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
