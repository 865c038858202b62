import datetime
import http.server
import ssl
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from oracle import OracleCase, SolutionRaised

TOKEN = "acct-5f0c77e1d2"
STATEMENT = b"2026-02-03;rent;-12400.00\r\n"


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
    """A server behind TLS: `pages` maps a path to (status, headers, body); all need the token."""

    def __init__(self, pem_file, pages):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
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
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem_file)
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"https://localhost:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, _request, _client_address):
        """A client that hangs up is no news."""


class Functional(OracleCase):
    def setUp(self):
        both, public = certificate()
        self.ca_file = self.write("bank.pem", public)
        self.pages = {"/statements/2026-02": (200, {}, STATEMENT)}
        self.bank = Bank(self.write("server.pem", both), self.pages)

    def download(self, path):
        return self.solution.call("download_statement", self.bank.url + path, TOKEN, self.ca_file)

    def test_a_statement(self):
        self.assertEqual(self.download("/statements/2026-02"), STATEMENT)

    def test_a_statement_that_has_moved(self):
        self.pages["/old/02"] = (301, {"Location": "/newer/02"}, b"moved")
        self.pages["/newer/02"] = (302, {"Location": f"{self.bank.url}/statements/2026-02"}, b"")
        self.assertEqual(self.download("/old/02"), STATEMENT)

    def test_another_status_raises_runtime_error(self):
        with self.assertRaises(SolutionRaised) as caught:
            self.download("/statements/1999-02")
        self.assertTrue(caught.exception.is_a("RuntimeError"), caught.exception)
