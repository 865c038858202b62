from programs import ProgramCase


class Security(ProgramCase):
    def span(self, first, count):
        run = self.attack("100", str(first), str(count))
        if run.status == 0 and run.text.startswith("0 "):
            self.attack_succeeded(f"of 100 samples, {count} from {first} on were averaged: {run.text}")

    def test_a_count_that_leads_back_to_the_start(self):
        for first, count in ((32, 0xFFFFFFF0), (99, 0xFFFFFFFF), (50, 0xFFFFFFFE), (1, 0xFFFFFFFF)):
            self.span(first, count)

    def test_a_first_sample_far_behind_the_end(self):
        for first, count in ((0xFFFFFFF0, 32), (0xFFFFFFFF, 2), (0x80000000, 0x80000010)):
            self.span(first, count)

    def test_a_first_sample_just_behind_the_end(self):
        for first, count in ((101, 1), (110, 5), (2000, 1)):
            self.span(first, count)
