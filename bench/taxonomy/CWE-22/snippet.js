const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");

const MANUALS = "/srv/manuals";

function locate(name) {
  return path.join(MANUALS, name);
}

const server = http.createServer((request, response) => {
  const url = new URL(request.url, "http://localhost");
  const name = url.searchParams.get("name") ?? "index.txt";
  fs.readFile(locate(name), (error, content) => {
    if (error) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8" });
    response.end(content);
  });
});

module.exports = { locate, server };
