import gzip
import zlib

from oracle import OracleCase, SolutionDied, SolutionTimeout

LIMIT = 1_048_576
BLOCK = 16 * LIMIT


def bomb(blocks):
    """One gzip member of `blocks` times 16 MiB, whose trailer says that it holds 5 bytes.

    After a full flush a deflate stream can be repeated, so it need not be compressed as a whole.
    """
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = deflate.compress(b"x" * BLOCK) + deflate.flush(zlib.Z_FULL_FLUSH)
    header, trailer = gzip.compress(b"", 9)[:10], b"\0\0\0\0" + (5).to_bytes(4, "little")
    return header + block * blocks + deflate.flush(zlib.Z_FINISH) + trailer


class Security(OracleCase):
    def test_an_upload_that_expands_a_thousandfold_is_not_expanded(self):
        for _first_call_warms_up in range(2):
            self.solution.call("read_upload", gzip.compress(b"x" * LIMIT, 9))
            honest = self.solution.cpu
        data = bomb(16)
        try:
            read = self.solution.attempt("read_upload", data, timeout=20)
        except (SolutionDied, SolutionTimeout) as error:
            self.attack_succeeded(f"an upload of {len(data)} bytes ended the service: {error}")
        if read.raised and read.raised.is_a("MemoryError"):
            self.attack_succeeded(f"an upload of {len(data)} bytes used up the memory")
        # All of it is 256 times the longest report; a read that stops in time costs as much as one or two.
        spent = self.solution.cpu
        if spent > 20 * max(honest, 0.003):
            self.attack_succeeded(f"the upload cost {spent:.2f} s of processor time, a report {honest:.4f} s")
