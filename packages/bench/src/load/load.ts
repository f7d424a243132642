import { type Connection, openConnection } from './connection.ts';

export interface LoadOptions {
  readonly url: string;
  /** Complete bytes of requests, sent in turn; neighbours are in flight at the same time. */
  readonly requests: readonly Buffer[];
  readonly connections: number;
  readonly milliseconds: number;
  /** Stops earlier when so many were answered. */
  readonly most?: number;
  /** Whether an answer's body is right. */
  readonly isRight: (body: Buffer) => boolean;
}

export interface LoadResult {
  readonly answered: number;
  readonly seconds: number;
  /** Milliseconds that half, and 99 of a hundred, answers took at the most. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Asks over so many connections, each as soon as its last answer is there.
 * @throws Error where an answer is not the right one: what is wrong is not measured
 */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { url, requests, isRight } = options;
  const open = () => openConnection(url);
  const connections = await Promise.all(Array.from({ length: options.connections }, open));
  const took: number[] = [];
  const began = performance.now();
  const end = began + options.milliseconds;
  const most = options.most ?? Number.POSITIVE_INFINITY;
  let sent = 0;

  const keepAsking = async ({ exchange }: Connection) => {
    while (sent < most && performance.now() < end) {
      const request = requests[sent % requests.length];
      if (request === undefined) throw new Error('There is no request to send.');
      sent += 1;
      const from = performance.now();
      const { status, body } = await exchange(request);
      took.push(performance.now() - from);
      if (status !== 200 || !isRight(body)) {
        throw new Error(`Answered ${status}: ${body.toString('utf8', 0, 300)}`);
      }
    }
  };
  try {
    await Promise.all(connections.map(keepAsking));
  } finally {
    for (const { close } of connections) close();
  }
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (share: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { answered: took.length, seconds, p50: at(0.5), p99: at(0.99) };
}
