"""The sample of a proxy in deploy/ as a program: nginx on a port of this machine, in front of the servers of a site."""

import datetime
import getpass
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

SAMPLE = Path(__file__).resolve().parents[1] / "deploy" / "nginx.conf"
AROUND = """
daemon off;
user {me};
pid {folder}/pid;
error_log {folder}/errors warn;
worker_processes 1;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {sample}
}}
"""


def sample_on(folder: Path, port: int, pages: list[int], live: int) -> str:
    """The sample with nothing changed but names, ports, and the certificate; the address keeps its port, as on 443 it has none."""
    servers = "\n".join(f"server 127.0.0.1:{one};" for one in pages)
    changes = {
        "server 127.0.0.1:8000;": servers,
        "server 127.0.0.1:8001;": f"server 127.0.0.1:{live};",
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "server_name kitchen-table.example;": "server_name 127.0.0.1;",
        "/etc/ssl/hearthside": str(folder),
        "/var/www/hearthside": str(folder),
        "/var/log/nginx/error.log": f"{folder}/errors",
        "proxy_set_header Host $host;": "proxy_set_header Host $http_host;",
    }
    sample = SAMPLE.read_text()
    for ours, theirs in changes.items():
        assert ours in sample, f"{ours} is not in the sample"
        sample = sample.replace(ours, theirs)
    return AROUND.format(me=getpass.getuser(), folder=folder, sample=sample)


@contextmanager
def nginx(folder: Path, port: int, pages: list[int], live: int) -> Iterator[str]:
    """The address of the proxy, which is gone after the block; skips the test where nginx is not installed."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if not program:
        pytest.skip("nginx is not here, so its sample is not tried")
    folder.mkdir(parents=True)
    make_certificate(folder)
    settings = folder / "nginx.conf"
    settings.write_text(sample_on(folder, port, pages, live))
    words = [program, "-p", str(folder), "-e", str(folder / "errors"), "-c", str(settings)]
    tried = subprocess.run([*words, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    process = subprocess.Popen(words)
    try:
        yield f"https://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def make_certificate(folder: Path) -> None:
    """A key and a certificate of an hour, signed by itself."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "here")])
    now = datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - datetime.timedelta(minutes=5)).not_valid_after(now + datetime.timedelta(hours=1))
    (folder / "fullchain.pem").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "privkey.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, *plain))


def sizes(text: str) -> int:
    """How many bytes the sample lets through in one request."""
    found = re.search(r"client_max_body_size (\d+)m;", text)
    assert found
    return int(found[1]) * 1024 * 1024
