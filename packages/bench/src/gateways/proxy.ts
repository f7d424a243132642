import { Agent, createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveUnderTest } from './under-test.ts';

/** The subgraph that can answer the small query alone. */
const SUBGRAPH = 'accounts';

/** The least that a hop over HTTP costs in Node: what no gateway can be faster than. */
serveUnderTest(async ({ subgraphs }) => {
  const target = subgraphs.find(({ name }) => name === SUBGRAPH)?.url;
  if (target === undefined) throw new Error(`There is no subgraph «${SUBGRAPH}».`);
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    const headers = {
      'content-type': request.headers['content-type'],
      'content-length': request.headers['content-length'],
      authorization: request.headers.authorization,
    };
    const onward = send(target, { method: 'POST', agent, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
