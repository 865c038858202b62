import os

from oracle import OracleCase, SolutionRaised

MD5_PAIR = (
    bytes.fromhex(
        "d131dd02c5e6eec4693d9a0698aff95c2fcab58712467eab4004583eb8fb7f8955ad340609f4b30283e488832571415a"
        "085125e8f7cdc99fd91dbdf280373c5bd8823e3156348f5bae6dacd436c919c6dd53e2b487da03fd02396306d248cda0"
        "e99f33420f577ee8ce54b67080a80d1ec69821bcb6a8839396f9652b6ff72a70"
    ),
    bytes.fromhex(
        "d131dd02c5e6eec4693d9a0698aff95c2fcab50712467eab4004583eb8fb7f8955ad340609f4b30283e4888325f1415a"
        "085125e8f7cdc99fd91dbd7280373c5bd8823e3156348f5bae6dacd436c919c6dd53e23487da03fd02396306d248cda0"
        "e99f33420f577ee8ce54b67080280d1ec69821bcb6a8839396f965ab6ff72a70"
    ),
)
"""The two messages with one MD5 that Wang and Yu published in 2005."""

SHA1_START = bytes.fromhex(
    "255044462d312e330a25e2e3cfd30a0a0a312030206f626a0a3c3c2f57696474682032203020522f4865696768742033"
    "203020522f547970652034203020522f537562747970652035203020522f46696c7465722036203020522f436f6c6f72"
    "53706163652037203020522f4c656e6774682038203020522f42697473506572436f6d706f6e656e7420383e3e0a7374"
    "7265616d0affd8fffe00245348412d3120697320646561642121212121852fec092339759c39b1a1c63c4c97e1fffe01"
)
SHA1_PAIR = (
    SHA1_START
    + bytes.fromhex(
        "7f46dc93a6b67e013b029aaa1db2560b45ca67d688c7f84b8c4c791fe02b3df614f86db1690901c56b45c1530afedfb7"
        "6038e972722fe7ad728f0e4904e046c230570fe9d41398abe12ef5bc942be33542a4802d98b5d70f2a332ec37fac3514"
        "e74ddc0f2cc1a874cd0c78305a21566461309789606bd0bf3f98cda8044629a1"
    ),
    SHA1_START
    + bytes.fromhex(
        "7346dc9166b67e118f029ab621b2560ff9ca67cca8c7f85ba84c79030c2b3de218f86db3a90901d5df45c14f26fedfb3"
        "dc38e96ac22fe7bd728f0e45bce046d23c570feb141398bb552ef5a0a82be331fea48037b8b5d71f0e332edf93ac3500"
        "eb4ddc0decc1a864790c782c76215660dd309791d06bd0af3f98cda4bc4629b1"
    ),
)
"""The beginnings of the two files with one SHA-1 that Stevens and others published in 2017."""

SHORT_SHA256_PAIR = b"photo f798c3c22e09", b"photo cf083e2e2b6e"
"""Their SHA-256 begins with the same 48 bits: a minute's search."""

CRC32_PAIR = b"photo 29685295", b"photo 32060020"
ADLER32_PAIR = b"photo bdb", b"photo cbc"


class Security(OracleCase):
    def setUp(self):
        os.mkdir(self.path("photos"))
        os.chmod(self.path("photos"), 0o777)

    def put_both(self, first, second):
        """A member puts in the first of two photos that he has made to be mistaken; then comes the second."""
        store = self.solution.call("PhotoStore", self.path("photos"))
        keys = {}
        for photo in (first, second):
            try:
                keys[photo] = store.call("put", photo)
            except SolutionRaised:
                pass
        for photo, key in keys.items():
            try:
                found = store.call("get", key)
            except SolutionRaised:
                continue
            if found != photo:
                self.attack_succeeded(f"the key of {photo[:40]!r} gives {found[:40]!r}, another photo")

    def test_photos_with_one_md5_are_not_mistaken(self):
        self.put_both(*MD5_PAIR)
        self.put_both(*(photo + b" and the same end" for photo in MD5_PAIR))

    def test_photos_with_one_sha1_are_not_mistaken(self):
        self.put_both(*SHA1_PAIR)

    def test_photos_with_one_short_digest_are_not_mistaken(self):
        self.put_both(*SHORT_SHA256_PAIR)

    def test_photos_with_one_checksum_are_not_mistaken(self):
        self.put_both(*CRC32_PAIR)
        self.put_both(*ADLER32_PAIR)

    def test_a_key_leads_to_no_other_file(self):
        """A key comes back in a link, where a visitor may write what he likes."""
        secret = "members and their telephone numbers"
        self.write("members.txt", secret)
        self.write("photos-private/wedding.jpg", secret)
        store = self.solution.call("PhotoStore", self.path("photos"))
        for key in ("../members.txt", "../photos-private/wedding.jpg", self.path("members.txt")):
            try:
                self.assertNotLeaked(secret, store.call("get", key))
            except SolutionRaised:
                pass
