from oracle import OracleCase, SolutionDied, SolutionTimeout


def feed(declarations, body):
    document = (
        f"<!DOCTYPE feed [{declarations}]>"
        f"<feed><entry><title>Day</title><body>{body}</body></entry></feed>"
    )
    return document.encode()


class Security(OracleCase):
    def upload(self, data, limit):
        """Fails if the entry is longer than `limit` characters, or if the upload ended the process."""
        try:
            found = self.solution.attempt("entry_lengths", data)
        except (SolutionDied, SolutionTimeout) as error:
            self.attack_succeeded(f"{len(data)} bytes were too much for the process: {error}")
        if found.raised is None:
            for _, length in found.value:
                if length > limit:
                    self.attack_succeeded(f"{len(data)} bytes became a text of {length} characters")

    # The factor stays under the 100 that recent versions of expat allow.
    def test_one_long_entity_used_many_times(self):
        self.upload(feed(f'<!ENTITY long "{"x" * 1_000_000}">', "&long;" * 60), 10_000_000)

    # The result stays under the 8 MiB from which recent versions of expat watch the factor.
    def test_entities_made_of_entities(self):
        nested = self.nested_entities()
        self.upload(nested, 1_000_000)
        # In another encoding no declaration can be found by its ASCII letters.
        self.upload(nested.decode().encode("utf-16"), 1_000_000)

    def nested_entities(self):
        declarations = '<!ENTITY a "xxxxxxxxxx">' + "".join(
            f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcd", "bcde")
        )
        return feed(declarations, "&e;" * 50)
