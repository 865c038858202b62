const fs = require("node:fs");

const FILE = "members.json";

function load() {
  if (!fs.existsSync(FILE)) {
    return [];
  }
  return JSON.parse(fs.readFileSync(FILE, "utf8"));
}

function encode(password) {
  return Buffer.from(password, "utf8").toString("base64");
}

function addMember(login, password) {
  const members = load();
  members.push({ login, password: encode(password) });
  fs.writeFileSync(FILE, JSON.stringify(members), { mode: 0o600 });
}

function matches(login, password) {
  const member = load().find((entry) => entry.login === login);
  return member !== undefined && member.password === encode(password);
}

module.exports = { addMember, matches };
