import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createClientReader } from './client-address.ts';
import { boundConnections } from './network-connections.ts';

const SOCKET = '10.0.0.9';

function addressOf(trustedProxies: number, forwarded?: string, remoteAddress = SOCKET) {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return createClientReader(trustedProxies)({ headers, socket: { remoteAddress } }).address;
}

describe('the client’s address', () => {
  test('is the socket’s where no proxy of ours is in front, whatever a header says', () => {
    expect(addressOf(0)).toBe(SOCKET);
    expect(addressOf(0, '203.0.113.7')).toBe(SOCKET);
  });

  test('an unknown proxy in front is told of once, and one that is known never', () => {
    const told = vi.fn();
    const direct = createClientReader(0, told);
    const request = (headers: Record<string, string>) => ({
      headers,
      socket: { remoteAddress: SOCKET },
    });
    direct(request({}));
    expect(told).not.toHaveBeenCalled();
    for (let i = 0; i < 3; i += 1) direct(request({ 'x-forwarded-for': '203.0.113.7' }));
    expect(told).toHaveBeenCalledTimes(1);
    createClientReader(1, told)(request({ 'x-forwarded-for': '203.0.113.7' }));
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('is what our outermost proxy saw, and nothing that the client wrote', () => {
    const header = '6.6.6.6, 203.0.113.7, 10.0.0.1';
    expect(addressOf(1, header)).toBe('10.0.0.1');
    expect(addressOf(2, header)).toBe('203.0.113.7');
  });

  test('is the socket’s where a request did not pass all of our proxies', () => {
    expect(addressOf(3, '203.0.113.7')).toBe(SOCKET);
    expect(addressOf(1)).toBe(SOCKET);
    expect(addressOf(1, '')).toBe(SOCKET);
  });

  test.each([
    ['203.0.113.7:4711', '203.0.113.7'],
    ['  203.0.113.7 ', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['2001:DB8:0:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%25eth0]:1', 'fe80::1'],
  ])('%s is read as %s', (entry, address) => {
    expect(addressOf(1, `6.6.6.6, ${entry}`)).toBe(address);
  });

  test.each([
    'unknown',
    '_hidden',
    '',
    '1.2.3',
    '0x7f.1',
    '01.2.3.4',
    '999.1.1.1',
    '1.2.3.4:port',
    '2001:db8::1:::',
    'user@203.0.113.7',
    `${' '.repeat(99)}203.0.113.7`,
  ])('%j is none: the socket’s counts', (entry) => {
    expect(addressOf(1, entry)).toBe(SOCKET);
  });

  test('of a socket is normalised too, and unknown for one that has closed', () => {
    expect(addressOf(0, undefined, '::ffff:192.0.2.1')).toBe('192.0.2.1');
    const closed = { headers: {}, socket: { remoteAddress: undefined } };
    expect(createClientReader(0)(closed)).toEqual({ address: '', agent: '' });
  });
});

test('a network has so many connections, of which WebSockets are none once they are open', async () => {
  const server = createServer((_, response) => void response.end('answer'));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const clientOf = () => ({ address: '192.0.2.1', agent: '' });
  const cut = vi.fn();
  const bounds = { MAX_CONNECTIONS_PER_NETWORK: 2, TRUSTED_PROXIES: 0 };
  boundConnections(server, bounds, cut, clientOf);
  server.on('upgrade', (_, socket) => {
    onTestFinished(() => void socket.destroy());
    socket.write('opened');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const ask = (more = '') => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET / HTTP/1.1\r\nhost: a\r\n${more}\r\n`);
    });
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    const told = new Promise<string>((resolve) => {
      socket.once('data', (chunk) => resolve(String(chunk)));
      socket.once('close', () => resolve('cut off'));
    });
    return { socket, told };
  };
  const [first, second] = [ask(), ask()];
  expect(await first.told).toContain('answer');
  expect(await second.told).toContain('answer');
  expect(await ask().told).toBe('cut off');
  expect(cut).toHaveBeenCalledTimes(1);
  first.socket.destroy();
  const upgrade = 'connection: upgrade\r\nupgrade: websocket\r\n';
  // It is heard a little later that the first has gone.
  await expect.poll(() => ask(upgrade).told).toBe('opened');
  expect(await ask(upgrade).told).toBe('opened');
  expect(await ask().told).toContain('answer');
});
