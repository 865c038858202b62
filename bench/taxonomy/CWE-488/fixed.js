const express = require("express");
const { findMember, loansOf } = require("./library");
const { sessionLogin } = require("./session");

const app = express();

app.use(async (req, res, next) => {
  res.locals.reader = await findMember(sessionLogin(req));
  if (res.locals.reader === null) {
    return res.sendStatus(401);
  }
  next();
});

app.get("/loans", async (req, res) => {
  const { reader } = res.locals;
  const loans = await loansOf(req.query.year);
  res.json({
    name: reader.name,
    fines: reader.fines,
    loans: loans.filter((loan) => loan.card === reader.card),
  });
});

module.exports = app;
