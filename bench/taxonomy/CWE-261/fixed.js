const crypto = require("node:crypto");
const fs = require("node:fs");

const FILE = "members.json";

function load() {
  if (!fs.existsSync(FILE)) {
    return [];
  }
  return JSON.parse(fs.readFileSync(FILE, "utf8"));
}

function encode(password, salt) {
  return salt + "$" + crypto.scryptSync(password, salt, 32).toString("hex");
}

function addMember(login, password) {
  const members = load();
  members.push({ login, password: encode(password, crypto.randomBytes(16).toString("hex")) });
  fs.writeFileSync(FILE, JSON.stringify(members), { mode: 0o600 });
}

function matches(login, password) {
  const member = load().find((entry) => entry.login === login);
  return member !== undefined && member.password === encode(password, member.password.split("$")[0]);
}

module.exports = { addMember, matches };
