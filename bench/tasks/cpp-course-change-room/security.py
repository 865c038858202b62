import re

from programs import ProgramCase


class Security(ProgramCase):
    """The rooms have ten places at most, so more than ten persons, or free places, are too many."""

    def look(self, words):
        text = self.attack(*words.split()).text
        for booked, free in re.findall(r"(\d+) booked, (\d+) free", text):
            if int(booked) > 10:
                self.attack_succeeded(f"{booked} persons could book ten places at most")
            if int(free) > 10:
                self.attack_succeeded(f"a course with ten places at most has {free} free ones")

    def test_a_smaller_room(self):
        self.look("10 book anna 8 room 5 show")
        self.look("10 book anna 10 room 0 show")

    def test_booking_in_a_smaller_room(self):
        self.look("10 book anna 8 room 5 book bo 7 show")
        self.look("10 book anna 8 book bo 2 room 4 cancel bo book cy 20 book dee 1 show")
        self.look("10 book anna 8 room 5 book bo 1000 book cy 1000 cancel anna show")
