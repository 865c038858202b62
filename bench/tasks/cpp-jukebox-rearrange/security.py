from programs import ProgramCase

SONGS = ["Aloha", "Bolero", "Carmen", "Dixie"]


class Security(ProgramCase):
    def send(self, *orders):
        for order in orders:
            run = self.attack(*SONGS, stdin=order + "\n")
            for line in run.text.splitlines():
                songs = line.partition(":")[2].split()
                if sorted(songs) != SONGS:
                    self.attack_succeeded(f"after the order {order} the queue is {songs}")

    def test_a_song_that_is_named_twice(self):
        self.send("0 0 1 2", "0 1 2 2", "3 3 3 3", "1 0 0 3", "0 0 3 3")

    def test_a_song_that_is_left_out(self):
        self.send("0 1 2", "3", "2 0", "")

    def test_a_song_too_many(self):
        self.send("0 1 2 3 0", "3 2 1 0 3 2 1 0", "0 1 2 3 4")

    def test_a_place_after_the_queue(self):
        self.send("0 1 2 4", "4 1 2 3", "0 1 1000 3", "0 1 2 2000000000")

    def test_a_place_before_the_queue(self):
        self.send("0 1 2 -1", "-1 1 2 3", "0 -1000 2 3")
