import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { ToProcess } from '../protocol.ts';
import { serveUnderTest } from './under-test.ts';

/** No gateway: sends every text that it is told to all who are connected. */
serveUnderTest(async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  process.on('message', (message: ToProcess) => {
    if (message.kind !== 'broadcast') return;
    for (const client of server.clients) client.send(message.text);
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.once('listening', resolve);
  await listening;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
