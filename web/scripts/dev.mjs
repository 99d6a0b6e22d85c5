/**
 * The web app with hot reload on port 3000. What goes to `/api`, sockets too, is passed on to a running server (CRYPTOPREDICT_URL, else
 * port 8700) with the Host that the browser named: the server takes deeds and sockets from pages of its own host alone, and a rewrite of
 * Next.js would name another.
 */
import { createServer, request } from "node:http";
import { connect } from "node:net";
import next from "next";

const port = 3000;
const api = new URL(process.env.CRYPTOPREDICT_URL ?? "http://127.0.0.1:8700");
const to = { host: api.hostname, port: Number(api.port || 80) };
const isApi = ({ url }) => url.startsWith("/api/");

function pass(asked, answer) {
  const { method, url, headers } = asked;
  const passed = request({ ...to, method, path: url, headers }, (got) => {
    answer.writeHead(got.statusCode, got.rawHeaders);
    got.pipe(answer);
  });
  // As a gateway says it: the page shows what it shows when nobody answers.
  passed.on("error", () => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end()));
  answer.on("close", () => passed.destroy());
  asked.pipe(passed);
}

function passSocket({ method, url, rawHeaders }, socket, head) {
  const line = connect(to, () => {
    const heads = rawHeaders.map((word, at) => (at % 2 ? `: ${word}\r\n` : word)).join("");
    line.write(`${method} ${url} HTTP/1.1\r\n${heads}\r\n`);
    line.write(head);
    line.pipe(socket).pipe(line);
  });
  line.on("error", () => socket.destroy());
  socket.on("error", () => line.destroy());
}

const pages = createServer();
const app = next({ dev: true, hostname: "localhost", port, httpServer: pages });
await app.prepare();
pages.on("request", app.getRequestHandler());

const front = createServer((asked, answer) =>
  isApi(asked) ? pass(asked, answer) : pages.emit("request", asked, answer),
);
front.on("upgrade", (asked, socket, head) =>
  isApi(asked) ? passSocket(asked, socket, head) : pages.emit("upgrade", asked, socket, head),
);
front.listen(port, () => console.log(`http://localhost:${port}/ shows what ${api.href} says`));
