import { CLIENT_HEADERS } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { eventually, startTestGateway, type TestGateway } from './support.ts';

let gateway: TestGateway;
let authorization: string;
beforeAll(async () => {
  gateway = await startTestGateway({ TRUSTED_PROXIES: '1' });
  authorization = `Bearer ${await gateway.token(newId('user'))}`;
});
afterAll(() => gateway?.close());
beforeEach(() => {
  gateway.seen.length = 0;
});

/** What a subgraph was told of the client. */
const told = (subgraph: string) => {
  const request = gateway.seen.find((one) => one.subgraph === subgraph);
  if (request === undefined) throw new Error(`${subgraph} was asked nothing`);
  const { headers } = request;
  return { address: headers[CLIENT_HEADERS.address], agent: headers[CLIENT_HEADERS.agent] };
};
const sent = (agent = 'curl/8.0') => ({
  authorization,
  'user-agent': agent,
  'x-forwarded-for': '6.6.6.6, 203.0.113.7',
  // What only the gateway may say.
  [CLIENT_HEADERS.address]: '6.6.6.6',
  [CLIENT_HEADERS.agent]: 'forged',
});
const query = '{ me { id name } products { id } }';
const expected = { address: '203.0.113.7', agent: 'curl/8.0' };
const nothing = { address: undefined, agent: undefined };

describe('identity is told the client, and no other subgraph is', () => {
  test('over HTTP', async () => {
    expect((await gateway.post({ query }, sent())).status).toBe(200);
    expect([told('identity'), told('lending')]).toEqual([expected, nothing]);
  });

  test('over an event stream', async () => {
    const response = await fetch(`${gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...sent() },
      body: JSON.stringify({ query }),
    });
    expect(await response.text()).toContain('event: complete');
    expect([told('identity'), told('lending')]).toEqual([expected, nothing]);
  });

  test('over WebSocket', async () => {
    const socket = new WebSocket(
      `${gateway.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
      { headers: sent() },
    );
    socket.once('open', () => {
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    });
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data)) as { type: string };
      if (type === 'connection_ack') {
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
      }
    });
    await eventually(() => gateway.seen.length >= 2, 'both were asked');
    expect([told('identity'), told('lending')]).toEqual([expected, nothing]);
    socket.terminate();
  });
});

test('a program’s name is printable and bounded', async () => {
  await gateway.post({ query: '{ me { id } }' }, sent(`Agent\t${'x'.repeat(2_000)}é`));
  expect(told('identity').agent).toBe(`Agent ${'x'.repeat(294)}`);
});

test('without proxies of ours in front nobody tells an address but the socket', async () => {
  const direct = await startTestGateway();
  try {
    const token = await direct.token(newId('user'));
    const headers = { ...sent(), authorization: `Bearer ${token}` };
    await direct.post({ query: '{ me { id } }' }, headers);
    expect(direct.seen[0]?.headers[CLIENT_HEADERS.address]).toBe('127.0.0.1');
  } finally {
    await direct.close();
  }
});
