import requests


def download_map(url, key):
    """Download a scanned map from an archive of historical maps.

    `url` is the address of the map. The archive's server expects our key `key`, an ASCII
    text, in the header X-Archive-Key of the GET request. It answers with the map, or with
    one or more redirects (status 302) that lead to it: to another address on the same
    server, which expects the key as well, or to a storage server of a cloud provider, whose
    address is a link that works for a few minutes.

    Return the content of the map as bytes. Raise RuntimeError if the last answer does not
    have status 200, or if there are more than 5 redirects. You may use requests or the
    standard library.
    """
