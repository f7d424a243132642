import { createHash } from 'node:crypto';
import { err, Fault, ok, type Result } from '@blockscore/result';
import { GraphQLError } from 'graphql';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { createAsking } from '../redis.ts';
import { publicError } from './inspect.ts';

/** How a request says what it wants: by a document's text, by its hash, or by both. */
export interface DocumentRequest {
  readonly query?: unknown;
  /** `sha256:` and the hash in hex. Source: GraphQL over HTTP, appendix A. */
  readonly documentId?: unknown;
  /** With `persistedQuery: { version: 1, sha256Hash }`: Apollo's automatic persisted queries. */
  readonly extensions?: unknown;
}

export interface NamedDocument {
  readonly text: string;
  /** Whether it was looked at before this version of the graph serves. */
  readonly isTrusted?: boolean;
  /**
   * Keeps the text for who asks by its hash, where one came with it that is not known, or was shared long ago; to
   * be called once the document was found valid, allowed and paid for, and was planned.
   */
  readonly keep?: () => void;
}

export interface PersistedDocuments {
  /**
   * @param mayName whether the client may be answered for a document that it named by its hash only
   * @throws {Fault} where the request does not say which document it wants, in a form that is known
   */
  readonly find: (
    request: DocumentRequest,
    mayName: (text: string) => boolean,
  ) => Promise<Result<NamedDocument, GraphQLError>>;
  /**
   * Texts that processes share, the last that were new or asked for again first, so many at most; without
   * those that were left out for the version.
   * @throws where Redis is away, or does not answer
   */
  readonly recent: (most: number, version: string) => Promise<readonly string[]>;
  /** Leaves a text out of the recent ones for a day, as far as they are asked for by a version. */
  readonly leaveOut: (text: string, version: string) => void;
}

export interface PersistedOptions {
  /** Texts by their SHA-256 in hex, which were looked at before this version of the graph serves. */
  readonly trusted: () => ReadonlyMap<string, string>;
  /** Whether nothing else is run. */
  readonly onlyTrusted: boolean;
  /** Where processes share what clients sent; without it each has its own. */
  readonly redis: Redis | undefined;
  /** Milliseconds after which what is asked for again is shared again; an hour unless said. */
  readonly renewAfterMs?: number;
}

const KEPT_DOCUMENTS = 1_000;
const KEPT_CHARACTERS = 8 * 2 ** 20;
/** Characters of a text that processes share, so that all of them take 16 to 48 MiB in Redis at most. */
const LONGEST_SHARED = 16_384;
/** A text that nobody asked for that long is sent once more by whoever wants it. */
const KEPT_SECONDS = 86_400;
const PREFIX = 'blockscore:document:';
/** By a text's hash: the last version that it was left out for. Warm-up leaves out what is recent alone, so they are few. */
const LEFT_OUT = 'blockscore:left-out:';
/** Texts that are read by one command, which has little time. */
const READ_AT_ONCE = 20;
/** So that what is asked for stays there, and among the last ones, at little cost. */
const RENEW_AFTER_MS = 3_600_000;
/** Hashes of the texts that are shared, by when they came or were asked for again. */
const INDEX = 'blockscore:documents';

/** Shares a text, and takes out those that came first where there are too many. */
const SHARE = `
  redis.call('SET', ARGV[1] .. ARGV[2], ARGV[3], 'EX', ARGV[4])
  redis.call('ZADD', KEYS[1], ARGV[5], ARGV[2])
  redis.call('EXPIRE', KEYS[1], ARGV[4])
  local over = redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[6])
  if over <= 0 then return end
  local first = redis.call('ZPOPMIN', KEYS[1], over)
  for i = 1, #first, 2 do redis.call('DEL', ARGV[1] .. first[i]) end
`;
const HASH = /^[0-9a-f]{64}$/;

const nothing = () => undefined;

interface Kept {
  readonly text: string;
  /** By the clock of this process, in milliseconds. */
  readonly sharedAt: number;
}

/** Finds documents by their hash: those that are trusted, and those that clients sent before. */
export function createPersistedDocuments(options: PersistedOptions): PersistedDocuments {
  const { trusted, onlyTrusted, redis, renewAfterMs = RENEW_AFTER_MS } = options;
  const texts = new LRUCache<string, Kept>({
    max: KEPT_DOCUMENTS,
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: ({ text }) => text.length + 1,
  });

  const ask = createAsking();
  const share = (hash: string, text: string) => {
    if (text.length > LONGEST_SHARED || redis === undefined) return;
    const [seconds, now] = [KEPT_SECONDS, Date.now()];
    ask(() => redis.eval(SHARE, 1, INDEX, PREFIX, hash, text, seconds, now, KEPT_DOCUMENTS)).catch(
      nothing,
    );
  };
  const keptLater = (hash: string, text: string): NamedDocument => {
    const known = texts.get(hash);
    if (known !== undefined && performance.now() - known.sharedAt < renewAfterMs) return { text };
    const keep = () => {
      texts.set(hash, { text, sharedAt: performance.now() });
      share(hash, text);
    };
    return { text, keep };
  };
  const unknown = () => err(onlyTrusted ? notTrusted() : notFound());
  const byHash = async (
    hash: string,
    mayName: (text: string) => boolean,
  ): Promise<Result<NamedDocument, GraphQLError>> => {
    const own = trusted().get(hash);
    if (own !== undefined) return mayName(own) ? ok({ text: own, isTrusted: true }) : unknown();
    if (onlyTrusted) return unknown();
    const known = texts.get(hash)?.text;
    if (known !== undefined) return mayName(known) ? ok(keptLater(hash, known)) : unknown();
    const shared = redis && (await ask(() => redis.get(`${PREFIX}${hash}`)).catch(nothing));
    // What another process wrote is believed only as far as it is what it is called.
    if (shared == null || sha256(shared) !== hash || !mayName(shared)) return unknown();
    return ok(keptLater(hash, shared));
  };

  return {
    async find(request, mayName) {
      const { query } = request;
      const hash = hashIn(request);
      if (query === undefined || query === null || query === '') {
        if (hash === undefined) throw new Fault('BAD_USER_INPUT', 'The request has no query.');
        return await byHash(hash, mayName);
      }
      if (typeof query !== 'string') {
        throw new Fault('BAD_USER_INPUT', 'The query must be a text.');
      }
      if (hash === undefined && !onlyTrusted) return ok({ text: query });
      const actual = sha256(query);
      if (hash !== undefined && hash !== actual) {
        const message = 'The hash is not that of the query: send the SHA-256 of its text, in hex.';
        throw new Fault('BAD_USER_INPUT', message);
      }
      if (onlyTrusted) {
        return trusted().has(actual) ? ok({ text: query, isTrusted: true }) : err(notTrusted());
      }
      return ok(keptLater(actual, query));
    },
    async recent(most, version) {
      if (onlyTrusted || redis === undefined) return [];
      const hashes = await ask(() => redis.zrange(INDEX, 0, KEPT_DOCUMENTS - 1, 'REV'));
      const found: string[] = [];
      for (let first = 0; first < hashes.length && found.length < most; first += READ_AT_ONCE) {
        const some = hashes.slice(first, first + READ_AT_ONCE);
        const keys = [PREFIX, LEFT_OUT].flatMap((prefix) => some.map((hash) => prefix + hash));
        const read = await ask(() => redis.mget(keys));
        for (const [index, hash] of some.entries()) {
          const [text, leftOutFor] = [read[index], read[some.length + index]];
          if (text == null || leftOutFor === version || sha256(text) !== hash) continue;
          found.push(text);
        }
      }
      return found.slice(0, most);
    },
    leaveOut(text, version) {
      if (redis === undefined) return;
      const key = `${LEFT_OUT}${sha256(text)}`;
      ask(() => redis.set(key, version, 'EX', KEPT_SECONDS)).catch(nothing);
    },
  };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hashIn({ documentId, extensions }: DocumentRequest): string | undefined {
  const persisted = (Object(extensions) as { readonly persistedQuery?: unknown }).persistedQuery;
  if (documentId == null && persisted == null) return undefined;
  const { version, sha256Hash } = Object(persisted) as Readonly<Record<string, unknown>>;
  if (persisted != null && version !== 1) {
    throw new Fault('BAD_USER_INPUT', 'Persisted queries are known in version 1 only.');
  }
  const named = persisted == null ? documentId : sha256Hash;
  const hash = typeof named === 'string' ? named.toLowerCase().replace(/^sha256:/, '') : '';
  if (HASH.test(hash)) return hash;
  throw new Fault('BAD_USER_INPUT', 'A document is named by its SHA-256, 64 digits in hex.');
}

/** Clients of Apollo's protocol look for this very message, and send the text then. */
function notFound(): GraphQLError {
  const code = 'PERSISTED_QUERY_NOT_FOUND';
  return new GraphQLError('PersistedQueryNotFound', { extensions: { code } });
}

export function notTrusted(): GraphQLError {
  const message = 'Only documents that were registered here are run; this is none of them.';
  return publicError(new Fault('DOCUMENT_NOT_TRUSTED', message));
}
