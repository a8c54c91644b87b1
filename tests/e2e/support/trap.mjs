// A server on this computer that counts whoever comes: what an attack would send the patient's data to.
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:http";

/** What is served to whoever asks, so that an attack that gets through can go on. */
const answers = {
  "/weak.html": ["text/html", "<!doctype html><title>weak</title><body></body>"],
  "/script.js": ["text/javascript", "globalThis.ran = 'script';"],
  "/module.js": ["text/javascript", "globalThis.ran = 'module'; export {};"],
  "/worker.js": ["text/javascript", "postMessage('ran');"],
  "/shared.js": ["text/javascript", "onconnect = (event) => event.ports[0].postMessage('ran');"],
  "/service.js": ["text/javascript", "// Nothing to do."],
  "/style.css": ["text/css", "body { --ran: style }"],
};

/** Listens for requests, bare connections and datagrams on one port each. */
export async function setTrap(t) {
  const trap = { hits: [], connections: 0, datagrams: 0 };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    trap.hits.push(pathname);
    const [type, body] = answers[pathname] ?? ["text/plain", "caught"];
    // Whoever came is let in by every rule of ours, so that only the visitor's own rules can have kept it away.
    response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" }).end(body);
  });
  server.on("connection", () => (trap.connections += 1));
  server.on("upgrade", (request, socket) => {
    trap.hits.push(new URL(request.url, "http://127.0.0.1").pathname);
    socket.destroy();
  });
  const datagrams = createSocket("udp4").on("message", () => (trap.datagrams += 1));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    datagrams.close();
  });
  server.listen(0, "127.0.0.1");
  datagrams.bind(0, "127.0.0.1");
  await Promise.all([once(server, "listening"), once(datagrams, "listening")]);
  trap.address = `http://127.0.0.1:${server.address().port}`;
  trap.stun = `stun:127.0.0.1:${datagrams.address().port}`;
  return trap;
}
