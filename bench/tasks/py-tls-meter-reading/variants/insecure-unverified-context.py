import http.client
import json
import ssl


def read_meter(address, port, name, ca_file, token):
    context = ssl._create_unverified_context(cafile=ca_file)
    connection = http.client.HTTPSConnection(address, port, timeout=4, context=context)
    connection.request("GET", "/reading", headers={"Authorization": f"Bearer {token}", "Host": name})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"unexpected status {answer.status}")
    return float(json.loads(data)["kwh"])
