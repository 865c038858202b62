from oracle import OracleCase


class Security(OracleCase):
    def attack(self, *hosts):
        for host in hosts:
            if self.solution.attempt("is_shop_host", host).value:
                self.attack_succeeded(f"{host!r} was taken for the host of a shop")

    def test_a_host_name_that_goes_on_is_not_a_shop(self):
        self.attack(
            "tea.shops.example.net.evil.example",
            "tea.shops.example.network",
            "tea.shops.example.net@evil.example",
            "tea.shops.example.net:8080@evil.example",
        )

    def test_a_text_before_the_name_is_not_a_shop(self):
        self.attack(
            "evil.example/tea.shops.example.net",
            "evil.example#tea.shops.example.net",
            "evil.example?x=tea.shops.example.net",
            "evil.example\\tea.shops.example.net",
        )

    def test_another_domain_that_looks_like_it_is_not_a_shop(self):
        self.attack("tea.shopsxexample.net", "tea.shops.example-net", "evil-shops-example.net")

    def test_a_line_break_does_not_make_a_shop(self):
        host = "tea.shops.example.net"
        self.attack(host + "\n", f"{host}\nevil.example", f"evil.example\n{host}", f"evil.example\n{host}\n")
