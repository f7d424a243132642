import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { assertPortFree, freePort, isPortFree } from '../src/ports.ts';

async function listen(): Promise<number> {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return port;
}

test('a port in use is named together with the process and what to do', async () => {
  const port = await listen();
  const taken = assertPortFree(port, 'gateway', '127.0.0.1');
  await expect(taken).rejects.toThrow(`port ${port} (gateway) is in use by `);
  await expect(taken).rejects.toThrow('PORT is the gateway, SUBGRAPH_PORT the first of the five');
});

test.skipIf(process.platform !== 'linux')(
  'the process that holds a port is told (where there is a /proc)',
  async () => {
    const port = await listen();
    await expect(assertPortFree(port, 'gateway', '127.0.0.1')).rejects.toThrow(
      `in use by process ${process.pid} (`,
    );
  },
);

test('a port that is free is taken as wished, another one otherwise', async () => {
  const free = await freePort();
  await expect(freePort(free)).resolves.toBe(free);
  await expect(assertPortFree(free, 'gateway', '127.0.0.1')).resolves.toBeUndefined();
  const taken = await listen();
  await expect(isPortFree(taken)).resolves.toBe(false);
  const other = await freePort(taken);
  expect(other).not.toBe(taken);
  expect(other).toBeLessThan(32_768);
});

test('an address that is not this machine’s is said as it is', async () => {
  const port = await freePort();
  await expect(assertPortFree(port, 'gateway', '192.0.2.1')).rejects.toThrow(
    `port ${port} (gateway) cannot be opened on 192.0.2.1: EADDRNOTAVAIL`,
  );
});
