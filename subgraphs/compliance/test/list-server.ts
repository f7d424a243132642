import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A publisher of lists on this machine: what it answers under each path may change while it runs. */
export interface ListServer {
  readonly url: (path: string) => string;
  /** The paths that were asked for, in order, with the status that was answered. */
  readonly asked: string[];
  serve(path: string, answer: Answer | string | Buffer): void;
  close(): Promise<void>;
}

/** As a publisher sends a file: whole, or «not modified» to whoever has it. */
function file(content: string | Buffer): Answer {
  const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;
  return (request, response) => {
    const known = request.headers['if-none-match'] === etag;
    response.writeHead(known ? 304 : 200, { etag });
    response.end(known ? undefined : content);
  };
}

export async function startListServer(): Promise<ListServer> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.on('finish', () => asked.push(`${path} ${response.statusCode}`));
    const answer = answers.get(path);
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    asked,
    serve(path, answer) {
      answers.set(path, typeof answer === 'function' ? answer : file(answer));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
