import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame, createFrameReader, OPCODE } from './web-socket-frames.ts';

const HEAD_END = '\r\n\r\n';
const PROTOCOL = 'graphql-transport-ws';

/** One client that listens over WebSocket. */
export interface Subscriber {
  /** The id of its operation, which each of its results carries. */
  readonly id: string;
  /** Leaves without a word, as clients do whose line is cut. */
  readonly leave: () => void;
}

export interface SubscriberOptions {
  readonly url: string;
  /** Undefined for a server that speaks no protocol within WebSocket. */
  readonly operation?: { readonly authorization: string; readonly query: string };
  /** Called with each text that is no acknowledgement. */
  readonly onText: (payload: Buffer, id: string) => void;
  /** Called when the server ends the connection. */
  readonly onEnd: (reason: string) => void;
}

/**
 * Connects and subscribes. Reads no more of a frame than where it ends: what ten thousand clients cost
 * is taken from the processor that the subgraphs need.
 * @throws Error where the server refuses
 */
export async function openSubscriber(options: SubscriberOptions): Promise<Subscriber> {
  const { url, operation, onText, onEnd } = options;
  const { hostname, port, pathname } = new URL(url);
  const id = randomUUID();
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  const acknowledged = Promise.withResolvers<void>();
  // Who is turned away during the upgrade hears of it there.
  acknowledged.promise.catch(() => undefined);
  const send = (message: object) => {
    socket.write(clientFrame(OPCODE.TEXT, Buffer.from(JSON.stringify(message))));
  };
  const refused = (reason: string) => {
    acknowledged.reject(new Error(`The subscriber was turned away: ${reason}`));
    onEnd(reason);
  };
  let isAcknowledged = operation === undefined;
  const read = createFrameReader(({ opcode, payload }) => {
    if (opcode === OPCODE.PING) socket.write(clientFrame(OPCODE.PONG, Buffer.from(payload)));
    if (opcode === OPCODE.CLOSE) refused(payload.toString('utf8', 2));
    if (opcode !== OPCODE.TEXT) return;
    if (isAcknowledged || operation === undefined) return onText(payload, id);
    isAcknowledged = true;
    send({ id, type: 'subscribe', payload: { query: operation.query } });
    acknowledged.resolve();
  });
  const fail = () => refused('the connection was closed');
  socket.once('error', fail);
  socket.once('end', fail);
  try {
    const rest = await upgrade(socket, { host: `${hostname}:${port}`, path: pathname });
    socket.on('data', read);
    read(rest);
    if (operation === undefined) acknowledged.resolve();
    else send({ type: 'connection_init', payload: { authorization: operation.authorization } });
    await acknowledged.promise;
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return {
    id,
    leave() {
      socket
        .off('error', fail)
        .off('end', fail)
        .on('error', () => undefined);
      // Without waiting states, of which a machine has fewer than these clients use.
      socket.resetAndDestroy();
    },
  };
}

/** @returns what came right behind the head, such as a ping */
async function upgrade(
  socket: Socket,
  { host, path }: { readonly host: string; readonly path: string },
): Promise<Buffer> {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `host: ${host}`,
    'upgrade: websocket',
    'connection: Upgrade',
    'sec-websocket-version: 13',
    `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    `sec-websocket-protocol: ${PROTOCOL}`,
  ];
  socket.write(`${lines.join('\r\n')}${HEAD_END}`);
  const answer = await new Promise<Buffer>((resolve, reject) => {
    socket.once('data', resolve);
    socket.once('error', reject);
    socket.once('end', () => reject(new Error('The connection was closed.')));
  });
  const end = answer.indexOf(HEAD_END);
  if (answer.toString('latin1', 0, 13) === 'HTTP/1.1 101 ' && end > 0) {
    return answer.subarray(end + HEAD_END.length);
  }
  throw new Error(`The server does not speak WebSocket: ${answer.toString('latin1', 0, 80)}`);
}
