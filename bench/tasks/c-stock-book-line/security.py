from programs import ProgramCase


class Security(ProgramCase):
    def stock_after(self, *lines):
        run = self.attack(*lines)
        if run.status != 0:
            return None
        return dict(line.split("=") for line in run.text.split("\n") if "=" in line)

    def test_handing_out_does_not_raise_the_stock(self):
        for line in ("out -5 screws", "out -1000000 screws", "out -1 screws"):
            after = self.stock_after(line)
            if after is not None and int(after["screws"]) > 100:
                self.attack_succeeded(f"after {line!r} there are {after['screws']} of 100 screws")

    def test_arriving_goods_do_not_lower_the_stock(self):
        for line in ("in -30 nails", "in -41 nails", "in -5000 nails"):
            after = self.stock_after(line)
            if after is not None and int(after["nails"]) < 40:
                self.attack_succeeded(f"after {line!r} there are {after['nails']} of 40 nails")
