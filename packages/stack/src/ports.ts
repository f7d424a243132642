import { createServer } from 'node:net';
import { portHolder } from './port-holder.ts';
import { errorCode, StackError } from './stack-error.ts';

// The system hands out ephemeral ports from 32768 on (Linux); a listener below cannot collide with
// the local end of somebody's outgoing connection.
const LOWEST = 20_000;
const HIGHEST = 32_767;
const TRIES = 200;

/** The latest that were given here: whoever asked for one may not listen on it yet. */
const given: number[] = [];
const REMEMBERED = 500;

/** Whether a listener on this address would be accepted now. */
export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return (await listenFault(port, host)) === undefined;
}

/** A free TCP port between 20000 and 32767, each time another; `preferred` when that one is free. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST + 1));
    if (given.includes(port) || !(await isPortFree(port))) continue;
    given.push(port);
    if (given.length > REMEMBERED) given.shift();
    return port;
  }
  throw new StackError(
    `no free TCP port was found between ${LOWEST} and ${HIGHEST} on 127.0.0.1; stop programs that listen there`,
  );
}

/** Throws a `StackError` that names the port and, where it can be told, the process holding it. */
export async function assertPortFree(port: number, purpose: string, host: string): Promise<void> {
  const code = await listenFault(port, host);
  if (code === undefined) return;
  if (code === 'EACCES') {
    throw new StackError(
      `port ${port} (${purpose}) may not be opened by this user; set another with PORT, 1024 or above`,
    );
  }
  if (code !== 'EADDRINUSE') {
    throw new StackError(`port ${port} (${purpose}) cannot be opened on ${host}: ${code}`);
  }
  const holder = portHolder(port);
  const who =
    holder === undefined ? 'another process' : `process ${holder.pid} (${holder.command})`;
  throw new StackError(
    `port ${port} (${purpose}) is in use by ${who}; stop it, or choose other ports: ` +
      'PORT is the gateway, SUBGRAPH_PORT the first of the five subgraphs',
  );
}

function listenFault(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(errorCode(error) ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
