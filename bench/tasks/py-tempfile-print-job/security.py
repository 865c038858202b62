import itertools
import os
import re

from oracle import OracleCase

TEXT = "payroll of march"


class Security(OracleCase):
    """The attacker knows the name of an earlier file, and puts something at the likely next ones."""

    def setUp(self):
        os.mkdir(self.path("scratch"))
        os.chmod(self.path("scratch"), 0o777)
        self.write("victim.txt", "untouched")

    def stage(self, job_id):
        return self.solution.attempt("stage_job", self.path("scratch"), job_id, TEXT)

    def likely_next(self):
        """Stages and prints job 4100; gives its path, and those in which the numbers went up a little."""
        first = self.stage(4100).value
        if not isinstance(first, str) or not os.path.isfile(first):
            return []
        os.remove(first)
        parts = re.split(r"(\d+)", os.path.basename(first))
        numbers = parts[1::2]
        # A name with many numbers is random text: counting up leads nowhere.
        upwards = range(3) if len(numbers) <= 3 else range(1)
        paths = []
        for step in itertools.product(upwards, repeat=len(numbers)):
            parts[1::2] = [str(int(old) + up).zfill(len(old)) for old, up in zip(numbers, step)]
            paths.append(os.path.join(os.path.dirname(first), "".join(parts)))
        return [path for path in paths if not os.path.lexists(path)]

    def attack_with_links(self, job_id, target):
        before = self.read(target)
        for path in self.likely_next():
            os.symlink(self.path(target), path)
        self.stage(job_id)
        if self.read(target) != before:
            self.attack_succeeded(f"the job was written through a link, to {target}")

    def test_a_link_at_the_name_used_before_is_not_followed(self):
        self.attack_with_links(4100, "victim.txt")

    def test_a_link_at_the_next_name_is_not_followed(self):
        self.attack_with_links(4101, "victim.txt")

    def test_a_dangling_link_is_not_followed(self):
        self.attack_with_links(4101, "created.txt")

    def test_a_file_held_open_by_another_does_not_get_the_text(self):
        held = []
        for path in self.likely_next():
            held.append(os.open(path, os.O_RDWR | os.O_CREAT, 0o666))
            os.chmod(path, 0o666)
        self.stage(4101)
        if any(TEXT.encode() in os.pread(descriptor, 1000, 0) for descriptor in held):
            self.attack_succeeded("the job was written into a file that another program had made")
