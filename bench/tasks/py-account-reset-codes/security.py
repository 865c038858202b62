from oracle import OracleCase

VICTIM = "anna@shop.example"
ATTACKER = "mallory@post.example"


class Security(OracleCase):
    def test_the_state_of_random_does_not_give_the_next_code(self):
        for state in (0, 1, 20240229):
            self.solution.seed(state)
            expected = self.issue_pair()
            self.solution.seed(state)
            if self.issue_pair() == expected:
                self.attack_succeeded(f"who knows the state of `random` knows the code {expected[1]!r}")

    def issue_pair(self):
        codes = self.solution.call("ResetCodes")
        return codes.call("issue", ATTACKER), codes.call("issue", VICTIM)

    def test_a_second_program_does_not_issue_the_same_code(self):
        first, second = self.issue_pair(), self.issue_pair()
        if first[0] == second[0] or first[1] == second[1]:
            self.attack_succeeded(f"two separate lists of codes both gave {first!r}")

    def test_the_codes_of_one_moment_differ(self):
        codes = self.solution.call("ResetCodes")
        issued = [codes.call("issue", f"{number}@shop.example") for number in range(100)]
        if len(set(issued)) < len(issued):
            self.attack_succeeded("two of a hundred accounts got the same code")
        if len({code[:4] for code in issued}) < 50 or len({code[4:] for code in issued}) < 50:
            self.attack_succeeded(f"codes are alike: {issued[:3]!r}")
