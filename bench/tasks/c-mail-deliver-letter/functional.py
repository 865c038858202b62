from programs import ProgramCase


class Functional(ProgramCase):
    def test_new_mailbox(self):
        self.write("spool/readme", "")
        self.assertEqual(self.run_well("022", "spool", "ann", "Dear Ann,\n...\n", "Hello"), "1\n2\n")
        self.assertEqual(self.read("spool/ann/1.mail"), b"Dear Ann,\n...\n")
        self.assertEqual(self.read("spool/ann/2.mail"), b"Hello")

    def test_the_smallest_free_number(self):
        self.write("spool/bo/1.mail", "one")
        self.write("spool/bo/3.mail", "three")
        self.assertEqual(self.run_well("022", self.path("spool"), "bo", "two", "four"), "2\n4\n")
        self.assertEqual(self.read("spool/bo/2.mail"), b"two")
        self.assertEqual(self.read("spool/bo/3.mail"), b"three")
        self.assertEqual(self.read("spool/bo/4.mail"), b"four")

    def test_a_letter_that_cannot_be_stored(self):
        self.write("spool/bo", "not a folder")
        self.assertEqual(self.run_well("022", "spool", "bo", "Hello"), "-1\n")
        full = {"LARGEST_FILE": "100"}
        self.assertEqual(self.run_well("022", "spool", "ann", "x" * 6000, env=full), "-1\n")

    def test_no_spool(self):
        self.assertEqual(self.run_well("022", "nowhere", "ann", "Hello"), "-1\n")
