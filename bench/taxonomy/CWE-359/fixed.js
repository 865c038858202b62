const express = require("express");

const runners = new Map([
  [101, { bib: 101, name: "Ada Brandt", club: "TSV Nord", seconds: 2711,
          born: "1988-03-14", phone: "+49 30 5550101", condition: "asthma" }],
  [102, { bib: 102, name: "Jo Lindqvist", club: "", seconds: 2846,
          born: "1995-11-02", phone: "+46 8 5550102", condition: "" }],
]);

const app = express();

app.get("/results", (req, res) => {
  const ranking = [...runners.values()].sort((a, b) => a.seconds - b.seconds);
  res.json(ranking.map((runner) => runner.bib));
});

app.get("/results/:bib", (req, res) => {
  const runner = runners.get(Number(req.params.bib));
  if (runner === undefined) {
    return res.sendStatus(404);
  }
  const { bib, name, club, seconds } = runner;
  res.json({ bib, name, club, seconds });
});

module.exports = app;
