import json
import os


class PrintDesk:
    def __init__(self, folder):
        self.path = os.path.join(folder, "queue.json")
        if os.path.exists(self.path):
            with open(self.path) as f:
                data = json.load(f)
            self.next_number = data["next_number"]
            self.jobs = data["jobs"]
        else:
            self.next_number = 1
            self.jobs = []

    def _save(self):
        with open(self.path, "w") as f:
            json.dump({"next_number": self.next_number, "jobs": self.jobs}, f)

    def _find(self, number):
        for job in self.jobs:
            if job["number"] == number:
                return job
        raise KeyError(number)

    def submit(self, user, text):
        number = self.next_number
        self.next_number += 1
        self.jobs.append({"number": number, "user": user, "text": text, "copies": 1})
        self._save()
        return number

    def cancel(self, user, number):
        self.jobs.remove(self._find(number))
        self._save()

    def hurry(self, user, number):
        job = self._find(number)
        self.jobs.remove(job)
        self.jobs.insert(0, job)
        self._save()

    def set_copies(self, user, number, copies):
        self._find(number)["copies"] = copies
        self._save()

    def queue(self):
        return [dict(job) for job in self.jobs]
