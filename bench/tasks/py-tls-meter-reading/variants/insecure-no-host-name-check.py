import json
import ssl
import urllib.error
import urllib.request


def read_meter(address, port, name, ca_file, token):
    context = ssl.create_default_context(cafile=ca_file)
    # The address is not in the certificate.
    context.check_hostname = False
    request = urllib.request.Request(
        f"https://{address}:{port}/reading", headers={"Authorization": f"Bearer {token}", "Host": name}
    )
    try:
        with urllib.request.urlopen(request, timeout=4, context=context) as answer:
            return float(json.load(answer)["kwh"])
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"the meter answered with status {error.code}") from error
