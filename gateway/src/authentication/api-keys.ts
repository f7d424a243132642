import {
  apiKeyHash,
  CALLER_TOKEN_HEADER,
  parseApiKey,
  SCOPES,
  type SignCaller,
  serviceCaller,
} from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { SubgraphClient } from '../subgraphs/client.ts';
import { createKeyTries } from './key-tries.ts';
import type { Session } from './session.ts';

export interface ApiKeys {
  /**
   * @param key a credential that begins like an API key
   * @param isRevoked of a session that is remembered; then identity is asked again
   * @param address the client's; empty where it is not known
   * @throws {Fault} `UNAUTHENTICATED` where it is not good; `SERVICE_UNAVAILABLE` where it cannot be
   * checked now
   */
  readonly authenticate: (
    key: string,
    isRevoked: (session: Session) => boolean,
    address: string,
  ) => Promise<Session>;
  /** Has every key that was refused checked anew: what is good may have become more. */
  readonly forgetRefused: () => void;
}

export interface ApiKeysOptions {
  readonly identity: Pick<SubgraphClient, 'post'>;
  readonly sign: SignCaller;
  readonly logger: Logger;
  /** Milliseconds for which an answer of identity is used again. */
  readonly ages?: { readonly good: number; readonly bad: number };
}

const PATH = '/api-keys/authenticate';
const AGES = { good: 30_000, bad: 5_000 };
const CACHED_KEYS = 10_000;
const MOST_CHECKS = 500;
/** Of these, what is kept for keys that were good before. */
const KEPT_CHECKS = 100;
const DEADLINE_MS = 3_000;
/** What is opened with a key is closed after as long as it would be with an access token. */
const LONGEST_SESSION_MS = 600_000;

/** What identity says of a good key. */
const knownKey = z.object({
  keyId: z.string().min(1).max(100),
  partnerId: z.string().min(1).max(100),
  scopes: z.array(z.enum(SCOPES)).max(SCOPES.length),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
});

/**
 * Partners' API keys. Whether a key is whole is told here, whether it is good identity knows; its
 * answers are used for a while, and many requests with one key ask once. Caches know a key by its
 * hash only. Who makes up keys is refused after a while, and never keeps those out who have one.
 */
export function createApiKeys(options: ApiKeysOptions): ApiKeys {
  const { identity, sign, logger, ages = AGES } = options;
  const good = new LRUCache<string, Session>({ max: CACHED_KEYS, ttl: ages.good });
  const bad = new LRUCache<string, true>({ max: CACHED_KEYS, ttl: ages.bad });
  const goodBefore = new LRUCache<string, true>({ max: CACHED_KEYS });
  const tries = createKeyTries();
  const asking = new Map<string, Promise<Session | undefined>>();
  /** How often refusals were forgotten: an answer that was asked for before that may be of before. */
  let forgotten = 0;

  /** @returns undefined where identity does not know the key */
  const ask = async (key: string): Promise<Session | undefined> => {
    const since = Date.now();
    try {
      const { status, body } = await identity.post(
        JSON.stringify({ key }),
        { [CALLER_TOKEN_HEADER]: await sign(serviceCaller('gateway'), 'identity') },
        AbortSignal.timeout(DEADLINE_MS),
        PATH,
      );
      if (status === 401) return undefined;
      if (status !== 200) throw new Error(`identity answered ${status}`);
      return sessionOf(knownKey.parse(JSON.parse(body)), since);
    } catch (error) {
      logger.warn({ err: error }, 'an API key cannot be checked');
      throw new Fault(
        'SERVICE_UNAVAILABLE',
        'API keys cannot be checked at the moment; try again in a few seconds.',
      );
    }
  };

  /** Asks, counted as a key that is none until it is known to be one. */
  const tryKey = async (key: string, address: string): Promise<Session | undefined> => {
    if (!tries.admit(address)) {
      throw new Fault(
        'SERVICE_UNAVAILABLE',
        'Too many API keys from your network are not valid; try again in a minute.',
      );
    }
    let isBad = false;
    try {
      const session = await ask(key);
      isBad = session === undefined;
      return session;
    } finally {
      if (!isBad) tries.giveBack(address);
    }
  };

  const askOnce = (key: string, hash: string, address: string): Promise<Session | undefined> => {
    const under = asking.get(hash);
    if (under !== undefined) return under;
    const wasGood = goodBefore.has(hash);
    if (asking.size >= (wasGood ? MOST_CHECKS : MOST_CHECKS - KEPT_CHECKS)) {
      throw new Fault('SERVICE_UNAVAILABLE', 'Too many API keys are checked; try again shortly.');
    }
    const asked = wasGood ? ask(key) : tryKey(key, address);
    const answer = asked.finally(() => asking.delete(hash));
    asking.set(hash, answer);
    return answer;
  };

  return {
    async authenticate(key, isRevoked, address) {
      const parsed = parseApiKey(key);
      if (!parsed.ok) throw new Fault('UNAUTHENTICATED', parsed.error);
      const hash = apiKeyHash(key);
      const known = good.get(hash);
      if (known !== undefined && isGood(known) && !isRevoked(known)) return known;
      if (bad.has(hash)) throw notGood();
      const forgottenBefore = forgotten;
      const session = await askOnce(key, hash, address);
      if (session !== undefined && isGood(session)) {
        good.set(hash, session);
        goodBefore.set(hash, true);
        return session;
      }
      good.delete(hash);
      goodBefore.delete(hash);
      if (forgotten === forgottenBefore) bad.set(hash, true);
      throw notGood();
    },
    forgetRefused() {
      forgotten += 1;
      bad.clear();
    },
  };
}

function notGood(): Fault {
  return new Fault(
    'UNAUTHENTICATED',
    'This API key is not valid: it does not exist, has expired or was revoked.',
  );
}

function isGood({ expiresAt = 0 }: Session): boolean {
  return Date.now() < expiresAt;
}

function sessionOf(
  { keyId, partnerId, scopes, expiresAt }: z.infer<typeof knownKey>,
  since: number,
): Session {
  const latest = since + LONGEST_SESSION_MS;
  return {
    caller: { kind: 'PARTNER', id: keyId, roles: ['PARTNER'], scopes, partnerId },
    expiresAt: expiresAt === null ? latest : Math.min(latest, Date.parse(expiresAt)),
    since,
  };
}
