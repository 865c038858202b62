const { execFile } = require("node:child_process");
const express = require("express");

const REPOSITORY = "/srv/git/handbook";
const app = express();

app.get("/history", (req, res) => {
  const author = String(req.query.author ?? "");
  const options = ["log", "--max-count=50", "--format=%h%x09%s", `--author=${author}`];
  execFile("git", options, { cwd: REPOSITORY, timeout: 5000 }, (error, stdout) => {
    if (error) {
      return res.sendStatus(500);
    }
    const commits = stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => {
        const [id, subject] = line.split("\t");
        return { id, subject };
      });
    res.json(commits);
  });
});

module.exports = app;
