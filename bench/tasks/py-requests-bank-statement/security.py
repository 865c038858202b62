import datetime
import http.server
import socket
import ssl
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from oracle import OracleCase

TOKEN = "acct-5f0c77e1d2"
TLS_HANDSHAKE = b"\x16"


def certificate():
    """PEM texts for localhost: a key with a certificate that is its own authority; the certificate alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bank of the test")])
    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
        + ("crl_sign", "encipher_only", "decipher_only"),
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.datetime(2020, 1, 1))
        .not_valid_after(datetime.datetime(2049, 1, 1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=True, key_cert_sign=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    public = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private + public, public


class Bank(http.server.ThreadingHTTPServer):
    """A server behind TLS: `pages` maps a path to (status, headers, body); all need the token.

    `plain` lists what came to it without TLS: whoever sits on the line has read it, too.
    """

    def __init__(self, pem_file, pages):
        self.plain = plain = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if not isinstance(self.connection, ssl.SSLSocket):
                    plain.append((self.path, dict(self.headers)))
                status, headers, body = pages.get(self.path, (404, {}, b""))
                if self.headers.get("X-Account-Token") != TOKEN:
                    status, headers, body = 401, {}, b""
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args):
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(pem_file)
        self.url = f"https://localhost:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def finish_request(self, request, client_address):
        if request.recv(1, socket.MSG_PEEK) == TLS_HANDSHAKE:
            with self.context.wrap_socket(request, server_side=True) as wrapped:
                super().finish_request(wrapped, client_address)
        else:
            super().finish_request(request, client_address)

    def handle_error(self, _request, _client_address):
        """A client that hangs up is no news."""


class Security(OracleCase):
    def setUp(self):
        both, public = certificate()
        self.ca_file = self.write("bank.pem", public)
        self.pages = {}
        self.bank = Bank(self.write("server.pem", both), self.pages)
        # Whoever sits on the line can read what arrives here: it comes by plain http.
        self.line = self.serve_http(fallback=(200, {}, b"2026-02-03;rent;-12400.00"))

    def download(self, path):
        self.solution.attempt("download_statement", self.bank.url + path, TOKEN, self.ca_file)
        for request in self.line.requests + self.bank.plain:
            if TOKEN in repr(request):
                self.attack_succeeded(f"the token went over the line in plain text: {request!r}")

    def test_a_redirect_to_plain_http_on_the_same_host(self):
        for status in (301, 302, 303, 307, 308):
            self.pages["/moved"] = (status, {"Location": f"http://localhost:{self.line.port}/02"}, b"")
            self.download("/moved")

    def test_a_redirect_to_plain_http_on_another_host(self):
        for status in (301, 302, 303, 307, 308):
            self.pages["/moved"] = (status, {"Location": f"{self.line.url}/02"}, b"")
            self.download("/moved")

    def test_a_redirect_to_plain_http_on_the_same_port(self):
        for status in (301, 302, 303, 307, 308):
            self.pages["/moved"] = (status, {"Location": self.bank.url.replace("https", "http") + "/02"}, b"")
            self.download("/moved")

    def test_a_second_redirect_to_plain_http(self):
        self.pages["/old"] = (301, {"Location": "/moved"}, b"")
        self.pages["/moved"] = (302, {"Location": f"http://localhost:{self.line.port}/02"}, b"")
        self.download("/old")
