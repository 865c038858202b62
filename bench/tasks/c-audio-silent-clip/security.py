from programs import ProgramCase


class Security(ProgramCase):
    def test_seconds_times_rate_does_not_fit_into_32_bits(self):
        self.attack("65536", "65536", "1")
        self.attack("97392", "44100", "1")
        self.attack("89479", "48000", "1")

    def test_channels_do_not_fit_into_32_bits(self):
        self.attack("22370", "48000", "4")
        self.attack("44740", "96000", "4294967295")
        self.attack("1", "1073741825", "4")

    def test_the_product_does_not_fit_into_64_bits(self):
        self.attack("2147483648", "2147483648", "4")
        self.attack("2147483648", "2147483648", "2")
        self.attack("4294967295", "4294967295", "4294967295")
