from published import EmbeddedCase


class Functional(EmbeddedCase):
    def test_main(self):
        self.run_to_the_end()
