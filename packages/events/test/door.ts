import { createServer, connect as dial, type Socket } from 'node:net';

/** A door in front of a server that can be shut, to see what clients do without it. */
export interface Door {
  /** The same URL, through the door. */
  readonly url: string;
  /** Cuts all connections and refuses new ones. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

export async function openDoor(target: string): Promise<Door> {
  const url = new URL(target);
  const { hostname: host } = url;
  const port = Number(url.port);
  const sockets = new Set<Socket>();
  let shut = false;
  const server = createServer((near) => {
    if (shut) {
      near.destroy();
      return;
    }
    const far = dial({ host, port });
    const end = () => {
      near.destroy();
      far.destroy();
      sockets.delete(near);
    };
    sockets.add(near);
    near.on('error', end).on('close', end).pipe(far).on('error', end).on('close', end).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The door has no port');
  url.hostname = '127.0.0.1';
  url.port = String(address.port);
  return {
    url: url.href,
    shut() {
      shut = true;
      for (const socket of sockets) socket.destroy();
    },
    open() {
      shut = false;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
