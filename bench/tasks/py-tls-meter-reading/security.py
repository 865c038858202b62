import datetime
import http.server
import ssl
import threading

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from oracle import OracleCase

NAME = "meter-7.factory.example"


class Authority:
    """A certificate authority with a certificate that also strict verifiers accept."""

    def __init__(self, title):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, title)])
        usage = dict.fromkeys(
            ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment")
            + ("key_agreement", "encipher_only", "decipher_only"),
            False,
        )
        self.certificate = (
            builder(self.name, self.name, self.key)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(x509.KeyUsage(key_cert_sign=True, crl_sign=True, **usage), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    @property
    def pem(self):
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def issue(self, host):
        """A key and a certificate for a host name, as one PEM text."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        certificate = (
            builder(subject, self.name, key)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False
            )
            .sign(self.key, hashes.SHA256())
        )
        return pem_of(key) + certificate.public_bytes(serialization.Encoding.PEM)


def builder(subject, issuer, key):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.datetime(2020, 1, 1))
        .not_valid_after(datetime.datetime(2049, 1, 1))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def pem_of(key):
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


class Meter(http.server.ThreadingHTTPServer):
    """A meter behind TLS; `tokens` lists the Authorization headers that reached it."""

    def __init__(self, pem_file, status=200):
        self.tokens = []
        meter = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                meter.tokens.append(self.headers.get("Authorization"))
                known = self.path == "/reading"
                content = b'{"kwh": 1294.5}'
                self.send_response(status if known else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_args):
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem_file)
        # The handshake happens in the request's own thread, so one that fails stops nothing.
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, _request, _client_address):
        """A client that hangs up, as it does on a bad certificate, is no news."""


class Security(OracleCase):
    def setUp(self):
        self.authority = Authority("Factory CA")
        self.ca_file = self.write("ca.pem", self.authority.pem)

    def answer_as_meter(self, pem):
        impostor = Meter(self.write("impostor.pem", pem))
        seen = self.solution.attempt("read_meter", "127.0.0.1", impostor.port, NAME, self.ca_file, "t0ken-5")
        if impostor.tokens:
            self.attack_succeeded(f"an impostor got the request with {impostor.tokens!r}")
        if seen.value is not None:
            self.attack_succeeded(f"the reading {seen.value!r} came from an impostor")

    def test_a_certificate_of_another_authority(self):
        self.answer_as_meter(Authority("Somebody else").issue(NAME))

    def test_a_certificate_of_an_authority_with_the_same_title(self):
        self.answer_as_meter(Authority("Factory CA").issue(NAME))

    def test_a_certificate_for_another_meter(self):
        for host in ("meter-8.factory.example", f"{NAME}.elsewhere.example"):
            self.answer_as_meter(self.authority.issue(host))
