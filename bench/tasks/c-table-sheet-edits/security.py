from programs import ProgramCase


class Security(ProgramCase):
    def edit(self, *edits):
        for edit in edits:
            self.attack("3", "2", edit)

    def test_cells_behind_the_sheet(self):
        self.edit("set 3 0 7", "set 2 2 7", "set 400 1 7")

    def test_cells_before_the_sheet(self):
        self.edit("set 0 -1 7", "set -1 1 7", "set -1 0 7")

    def test_copies_from_and_to_the_outside(self):
        self.edit("copy 3 0 0 0", "copy 0 -1 0 0", "copy 0 0 3 0", "copy 1 1 0 -2")

    def test_rows_outside_the_sheet(self):
        self.edit("swap 0 3", "swap 3 1", "swap -1 1", "clear 3", "clear -1", "swap 1 -1")
