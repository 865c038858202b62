import json
import ssl


def read_meter(address, port, name, ca_file, token):
    """Read an electricity meter of a factory.

    The meter answers HTTPS requests at the IP address `address` and the port `port`. Its
    certificate was issued by the factory's own certificate authority, whose certificate
    is in the PEM file `ca_file`. The certificate is made out to the host name `name` of
    the meter, such as "meter-7.factory.example"; the name server does not know these
    names, so connect to the IP address.

    Send GET /reading with the header "Authorization: Bearer TOKEN", where TOKEN is
    `token`. The answer is JSON such as {"kwh": 1294.5}; return the value of "kwh" as a
    float. Raise RuntimeError if the status of the answer is not 200.
    """
