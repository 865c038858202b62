import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from oracle import OracleCase

BLOCK = 16
ENTRY = b"12:04 landing at the field of farmer Berg, 2 km east of the church; pilot unhurt."
OTHER = b"12:05 nothing to report: the sky is grey and the wind comes from the south-west.."


def xor(left, right):
    return bytes(a ^ b for a, b in zip(left, right))


def blocks(data):
    """Every run of 16 bytes in the sealed entry, at any place."""
    return {data[start : start + BLOCK] for start in range(len(data) - BLOCK + 1)}


class Security(OracleCase):
    def setUp(self):
        self.key = os.urandom(32)

    def switch_on(self):
        self.solution.load()
        return self.solution.call("FlightJournal", self.key)

    def vector_of(self, sealed, entry):
        """What the first block of the entry was mixed with, wherever that is kept; None if not found.

        The second block was mixed with the first encrypted one: that tells where the latter is.
        """
        decryptor = Cipher(algorithms.AES(self.key), modes.ECB()).decryptor()
        for start in range(len(sealed) - 2 * BLOCK + 1):
            first, second = sealed[start : start + BLOCK], sealed[start + BLOCK : start + 2 * BLOCK]
            if xor(decryptor.update(second), first) == entry[BLOCK : 2 * BLOCK]:
                return xor(decryptor.update(first), entry[:BLOCK])
        return None

    def compare(self, first, second, other):
        """Fails if two sealed entries of one text have more in common than with one of another text."""
        if first == second or (blocks(first) & blocks(second)) - blocks(other):
            self.attack_succeeded("equal entries can be told from their encrypted form")
        vector = self.vector_of(first, ENTRY)
        if vector is not None and vector == self.vector_of(second, ENTRY):
            self.attack_succeeded(f"two entries have one initialisation vector, {vector.hex()}")

    def test_equal_entries_of_a_flight_look_different(self):
        journal = self.switch_on()
        first, second = journal.call("seal", ENTRY), journal.call("seal", ENTRY)
        self.compare(first, second, journal.call("seal", OTHER))

    def test_equal_entries_of_two_flights_look_different(self):
        first, second = (self.switch_on().call("seal", ENTRY) for _ in range(2))
        self.compare(first, second, self.switch_on().call("seal", OTHER))

    def test_the_next_vector_does_not_follow_from_earlier_entries(self):
        """Who knows the next one can find out, with an entry of his own, whether he has guessed another."""
        journal = self.switch_on()
        sealed = [journal.call("seal", entry) for entry in (ENTRY, OTHER, ENTRY, OTHER, ENTRY)]
        vectors = [self.vector_of(data, entry) for data, entry in zip(sealed, (ENTRY, OTHER) * 3)]
        if None in vectors:
            return
        for order in ("big", "little"):
            numbers = [int.from_bytes(vector, order) for vector in vectors]
            if len({later - earlier for earlier, later in zip(numbers, numbers[1:])}) == 1:
                self.attack_succeeded(f"the vectors are counted up: {vectors[0].hex()}, {vectors[1].hex()}")
        if all(vector in data for data, vector in zip(sealed, vectors[1:])):
            self.attack_succeeded("the vector of an entry stands in the encrypted entry before it")

    def test_the_state_of_random_does_not_give_the_vector(self):
        sealed = []
        for entry in (ENTRY, ENTRY, OTHER):
            journal = self.switch_on()
            self.solution.seed(20240229)
            sealed.append(journal.call("seal", entry))
        self.compare(*sealed)
