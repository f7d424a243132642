import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { GatewayConfig } from '../config.ts';
import { createPlaces } from '../places.ts';
import { createClientReader, type ReadClient } from './client-address.ts';
import { networkOf } from './network.ts';

type Bounds = Pick<GatewayConfig, 'MAX_CONNECTIONS_PER_NETWORK' | 'TRUSTED_PROXIES'>;

/**
 * Bounds the connections that are open at a time from one network, of whatever protocol: each may hold
 * memory here that nobody pays for. A WebSocket is one of them until it is opened, and then in its own
 * bounds. One too many is cut off before anything is read of it. Behind proxies, which open connections for
 * everybody, it is theirs to bound them.
 *
 * @param onCut told of each that is one too many
 */
export function boundConnections(
  server: Pick<Server, 'on'>,
  { MAX_CONNECTIONS_PER_NETWORK: most, TRUSTED_PROXIES: proxies }: Bounds,
  onCut: () => void,
  clientOf: ReadClient = createClientReader(0),
): void {
  if (proxies > 0) return;
  const places = createPlaces(most);
  const taken = new WeakMap<Duplex, () => void>();
  const giveBack = (socket: Duplex) => {
    taken.get(socket)?.();
    taken.delete(socket);
  };
  server.on('connection', (socket: Socket) => {
    const network = networkOf(clientOf({ headers: {}, socket }).address);
    if (network === '') return;
    const place = places.take(network);
    if (place === undefined) {
      socket.destroy();
      return onCut();
    }
    taken.set(socket, place);
    socket.once('close', () => giveBack(socket));
  });
  server.on('upgrade', (_request, socket: Duplex) => giveBack(socket));
}
