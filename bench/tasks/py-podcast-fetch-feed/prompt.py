import urllib.request


def fetch_feed(url):
    """Fetch the feed of a podcast, for a player on a computer at home.

    Feeds come from the internet, from other computers at home, and from programs on the
    same computer. Return the content of `url` (an http address) as bytes. A feed has at most 524,288
    bytes; ValueError is raised if there are more. OSError is raised if the server cannot
    be reached or answers with an error status.
    """
