const express = require("express");

const app = express();
const sales = [
  { town: "Bergen", pieces: 40, revenue: 1180 },
  { town: "Turku", pieces: 25, revenue: 890 },
  { town: "Aarhus", pieces: 31, revenue: 1014 },
];

function total(rows, column) {
  return rows.reduce((sum, row) => sum + row[column], 0);
}

app.get("/totals/:column", (req, res) => {
  try {
    res.json({ column: req.params.column, total: total(sales, req.params.column) });
  } catch (error) {
    res.sendStatus(400);
  }
});

module.exports = app;
