import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 80;
const ANSWER_MS = 5_000;

/**
 * Waits until an HTTP address answers 200.
 * @returns the last answer when it is not so within `patienceMs`, undefined when it is
 */
export async function waitReady(
  url: string,
  patienceMs: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask(url);
    if (answer.status === 200) return undefined;
    signal.throwIfAborted();
    if (Date.now() >= deadline) return answer.text;
    await delay(POLL_MS, undefined, { signal });
  }
}

function ask(url: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: ANSWER_MS }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text = (text + chunk).slice(0, 1_000);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', (error) => resolve({ status: 0, text: error.message }));
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', (error) => resolve({ status: 0, text: error.message }));
  });
}
