import { createHash } from 'node:crypto';
import type { Logger } from '@blockscore/service';
import type { BreachedPasswords } from '../app/password-ports.ts';
import { createCommonPasswords } from './common-passwords.ts';

export interface BreachedPasswordsOptions {
  /** Base URL of a range service, to which `/<5 hex digits>` is appended; without one, only common ones are known. */
  readonly url: string | undefined;
  readonly logger: Pick<Logger, 'warn'>;
}

const DEADLINE_MS = 1_000;
/** A padded range has about 40 KB. */
const MAX_BYTES = 1_048_576;
const PREFIX_LENGTH = 5;

/**
 * Knows passwords that are tried first: the common ones, and where a service is configured all that
 * were ever published. The service speaks the range protocol of Have I Been
 * Pwned: it is told five digits of the SHA-1 and gives all that begin so, so that it does not learn
 * the password. Where it does not answer in a second only the common ones are refused.
 */
export function createBreachedPasswords({
  url,
  logger,
}: BreachedPasswordsOptions): BreachedPasswords {
  const isCommon = createCommonPasswords();
  return {
    isCommon,
    async isBreached(password) {
      if (await isCommon(password)) return true;
      if (url === undefined) return false;
      try {
        return await isInRange(url, password);
      } catch (error) {
        logger.warn(
          { err: error },
          'no answer of BREACHED_PASSWORDS_URL: only common ones were refused',
        );
        return false;
      }
    },
  };
}

async function isInRange(url: string, password: string): Promise<boolean> {
  const digest = createHash('sha1').update(password.normalize('NFC')).digest('hex').toUpperCase();
  const response = await fetch(`${url.replace(/\/$/, '')}/${digest.slice(0, PREFIX_LENGTH)}`, {
    // Padding hides from who sees the traffic how long the answer is.
    headers: { 'add-padding': 'true', 'user-agent': 'BlockScore-identity' },
    redirect: 'error',
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new Error(`The range service answered with status ${response.status}.`);
  }
  const wanted = digest.slice(PREFIX_LENGTH);
  for await (const line of linesOf(response.body)) {
    const [suffix, count] = line.split(':');
    // Entries that only pad have a count of 0.
    if (suffix?.trim().toUpperCase() === wanted && Number(count) > 0) return true;
  }
  return false;
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let rest = '';
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new Error(`The range service sent more than ${MAX_BYTES} bytes.`);
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
