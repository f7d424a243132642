import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

/** What the client is told to do: so many requests, never more than so many at once. */
export interface Order {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Each with KEY where its idempotency key goes. */
  readonly body: string;
  readonly count: number;
  readonly atOnce: number;
}

/** A client on a thread of its own, so that what it works is not taken from who answers it. */
parentPort?.on('message', async ({ url, headers, body, count, atOnce }: Order) => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const send = (key: string) =>
    new Promise<string>((resolve, reject) => {
      const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => {
          text += piece;
        });
        answer.on('end', () => resolve(text));
      });
      sent.on('error', reject);
      sent.end(body.replace('KEY', key));
    });
  let left = count;
  let refused = 0;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await send(crypto.randomUUID());
      if (!answer.includes('"userErrors":[]')) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  agent.destroy();
  parentPort?.postMessage(refused);
});
