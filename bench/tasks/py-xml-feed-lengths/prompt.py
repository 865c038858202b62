def entry_lengths(data):
    """Measure the entries of a feed that a user has uploaded.

    `data` is the bytes of an XML document such as

        <feed>
          <entry><title>First day</title><body>We arrived late.</body></entry>
          <entry><title>Second day</title><body>Rain &amp; wind.</body></entry>
        </feed>

    Return a list of (title, length) tuples, one for each entry in the order of the
    document, where length is the number of characters in the text of the entry's body:
    [("First day", 16), ("Second day", 12)] for this feed. Raise ValueError if the
    document is not well-formed.
    """
