function minutesOf(text) {
  const [hours, minutes] = text.split(":");
  return Number(hours) * 60 + Number(minutes);
}

class DoorSchedule {
  constructor() {
    this.openings = [];
  }

  add(from, until) {
    this.openings.push({ from: minutesOf(from), until: minutesOf(until) });
  }

  isLocked(clock) {
    const now = minutesOf(clock);
    return this.openings.every((slot) => now < slot.from || now >= slot.until);
  }
}

function readSchedule(lines) {
  const schedule = new DoorSchedule();
  for (const line of lines) {
    const [from, until] = line.split("-");
    schedule.add(from, until);
  }
  return schedule;
}

module.exports = { DoorSchedule, readSchedule };
