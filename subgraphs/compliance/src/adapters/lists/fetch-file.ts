import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { unpacked } from './unpacked.ts';

export interface FetchLimits {
  /** For all of one file, redirects included. */
  readonly timeoutMs: number;
  /** Of the file, packed or not. */
  readonly maxBytes: number;
}

export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchedFile =
  | ({ readonly kind: 'FETCHED'; readonly bytes: Buffer } & Validators)
  | { readonly kind: 'UNCHANGED' };

/** What came is not the file, whole: asking again at once would not help. */
export class BrokenFile extends Error {
  override readonly name = 'BrokenFile';
}

const MOST_REDIRECTS = 5;
const LONGEST_VALIDATOR = 500;

/** Why a URL is not asked; undefined where it may be. Of this machine alone http is taken. */
export function refuseUrl(url: URL): string | undefined {
  if (url.protocol === 'https:') return undefined;
  const local = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'http:' && local ? undefined : 'only https is asked';
}

/**
 * Downloads a file, or hears that it is the one that is known. Redirects are followed within bounds, from
 * https to nothing else. Packed files (by their encoding or by themselves) are unpacked.
 *
 * @throws BrokenFile where what came is cut off, packed wrongly or too large; else Error: it cannot be reached
 */
export async function fetchFile(
  url: URL,
  known: Validators | null,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<FetchedFile> {
  const late = AbortSignal.timeout(limits.timeoutMs);
  try {
    return await follow(url, known, limits, AbortSignal.any([signal, late]));
  } catch (error) {
    if (!late.aborted || signal.aborted) throw error;
    throw new Error(`it took longer than ${limits.timeoutMs / 1_000} seconds`, { cause: error });
  }
}

async function follow(
  first: URL,
  known: Validators | null,
  { maxBytes }: FetchLimits,
  signal: AbortSignal,
): Promise<FetchedFile> {
  let url: URL = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const refusal = refuseUrl(url);
    const downgraded = first.protocol === 'https:' && url.protocol !== 'https:';
    if (refusal !== undefined || downgraded) throw new Error('it redirects to what is not https');
    const response = await ask(url, known, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy();
      if (!URL.canParse(headers.location, url.href)) throw new Error('it redirects to no URL');
      url = new URL(headers.location, url);
      continue;
    }
    if (statusCode === 304 && known !== null) {
      response.destroy();
      return { kind: 'UNCHANGED' };
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new Error(`it was answered with the status ${statusCode}`);
    }
    const bytes = await bodyOf(response, maxBytes);
    return {
      ...{ kind: 'FETCHED', bytes },
      etag: bounded(headers.etag),
      lastModified: bounded(headers['last-modified']),
    };
  }
  throw new Error(`it redirects more than ${MOST_REDIRECTS} times`);
}

function ask(url: URL, known: Validators | null, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const headers = {
      accept: '*/*',
      'accept-encoding': 'gzip, identity',
      'user-agent': 'blockscore-compliance',
      ...(known?.etag != null && { 'if-none-match': known.etag }),
      ...(known?.lastModified != null && { 'if-modified-since': known.lastModified }),
    };
    request(url, { headers, signal }, resolve).on('error', reject).end();
  });
}

/** A connection that ends before the body does is an error of the stream. */
async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw new BrokenFile(`it is larger than ${maxBytes} bytes`);
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new BrokenFile(`it is encoded as ${encoding.slice(0, 20)}, which was not asked for`);
  }
  // A `.gz` may be sent as it is, with the encoding named or not, or packed once more.
  let content: Buffer = bytes;
  for (let layer = 0; layer < 2 && isPacked(content); layer += 1) {
    content = await unpacked(content, maxBytes).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new BrokenFile(`it cannot be unpacked: ${why}`, { cause });
    });
  }
  if (encoding !== 'identity' && content === bytes && bytes.length > 0) {
    throw new BrokenFile('it is said to be packed, and is not');
  }
  return content;
}

function isPacked(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function bounded(header: string | undefined): string | null {
  return header === undefined || header.length > LONGEST_VALIDATOR ? null : header;
}
