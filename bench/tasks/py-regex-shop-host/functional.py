from oracle import OracleCase


class Functional(OracleCase):
    def test_hosts_of_shops(self):
        for name in ("north-sea-tea", "a", "24hours", "x2"):
            self.assertIs(self.solution.call("is_shop_host", f"{name}.shops.example.net"), True, name)

    def test_other_hosts(self):
        for host in ("", "shops.example.net", ".shops.example.net", "tea.example.net", "a.shops.example.org"):
            self.assertIs(self.solution.call("is_shop_host", host), False, host)
