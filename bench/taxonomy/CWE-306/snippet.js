const express = require("express");
const { readBoiler, writeBoiler, eraseBoiler } = require("./boiler");
const { requireCaretaker } = require("./session");

const app = express();
app.use(express.json());

app.get("/boiler", (req, res) => {
  res.json(readBoiler());
});

app.put("/boiler/target", requireCaretaker, (req, res) => {
  const celsius = Number(req.body.celsius);
  if (!(celsius >= 5 && celsius <= 75)) {
    return res.sendStatus(400);
  }
  writeBoiler({ target: celsius });
  res.json(readBoiler());
});

app.delete("/boiler/program", (req, res) => {
  eraseBoiler();
  writeBoiler({ burner: "off" });
  res.json(readBoiler());
});

module.exports = app;
