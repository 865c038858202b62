from programs import ProgramCase


class Functional(ProgramCase):
    def course(self, words):
        return self.run_well(*words.split()).split("\n")[:-1]

    def test_booking(self):
        said = self.course("10 show book anna 4 book bo 7 book bo 6 book cy 1 show")
        self.assertEqual(said, ["0 booked, 10 free", "booked", "full", "booked", "full", "10 booked, 0 free"])

    def test_names_and_cancelling(self):
        said = self.course("10 book anna 4 book anna 1 cancel bo cancel anna show book anna 10")
        self.assertEqual(said, ["booked", "full", "unknown", "cancelled", "0 booked, 10 free", "booked"])

    def test_other_rooms(self):
        said = self.course("10 book anna 4 room 5 show book bo 2 book bo 1 room 30 book cy 25 show")
        self.assertEqual(
            said, ["booked", "4 booked, 1 free", "full", "booked", "booked", "30 booked, 0 free"]
        )
