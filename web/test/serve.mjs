// A folder of pages on loopback, with the built style and scripts, under the policy the server sends; and Chromium.
// Acts that are posted, and event streams that are open, are handed to whoever asks (for script.mjs).
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const web = dirname(dirname(fileURLToPath(import.meta.url)));

const kPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; " +
  "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const kTypes = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2" };

async function bodyOf(request) {
  let bytes = "";
  for await (const chunk of request) bytes += chunk;
  return new URLSearchParams(bytes);
}

export async function serve(folder) {
  const posted = [];
  const streams = new Set();
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://x").pathname);
    if (request.method === "POST") {
      posted.push({ path, fields: await bodyOf(request) });
      response.writeHead(200, { "content-type": "text/plain" }).end("taken");
      return;
    }
    if (path.endsWith("/events")) {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("retry: 60000\n\n");
      streams.add(response);
      request.on("close", () => streams.delete(response));
      return;
    }
    const file = path.startsWith("/s/") ? join(web, "dist", path.slice(3)) : join(folder, path);
    try {
      const bytes = await readFile(file);
      response.writeHead(200, { "content-type": kTypes[extname(file)] ?? "application/octet-stream", "content-security-policy": kPolicy });
      response.end(bytes);
    } catch {
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, server, posted, streams };
}

export function launch(executablePath) {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}
