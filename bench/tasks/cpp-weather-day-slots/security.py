from programs import ProgramCase


class Security(ProgramCase):
    def test_hours_that_no_day_has(self):
        for slot, time in (("60", "24:00"), ("60", "25:00"), ("10", "99:00"), ("5", "1000:00")):
            self.attack(slot, stdin=f"{time} 12.5\n")

    def test_minutes_that_no_hour_has(self):
        for slot, time in (("60", "23:60"), ("30", "23:99"), ("10", "00:99999")):
            self.attack(slot, stdin=f"{time} 12.5\n")

    def test_times_before_midnight(self):
        for slot, time in (("60", "-1:00"), ("60", "-2:30"), ("5", "00:-30"), ("60", "01:-200")):
            self.attack(slot, stdin=f"{time} 12.5\n")
