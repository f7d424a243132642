import { randomBytes, timingSafeEqual } from 'node:crypto';
import { apiKeyHash, makeApiKey, parseApiKey } from '@blockscore/caller';
import type { ApiKeys } from '../app/partner-ports.ts';

/** Compared with where there is no such key, so that this takes no less time. */
const NO_HASH = apiKeyHash('');

/** A key holds 256 random bits, so that its plain SHA-256 gives nothing away and takes no time. */
export const apiKeyTexts: ApiKeys = {
  make() {
    const { text, prefix } = makeApiKey(randomBytes(16), randomBytes(32));
    return { text, prefix, hash: apiKeyHash(text) };
  },
  prefixOf(text) {
    const key = parseApiKey(text);
    return key.ok ? key.value.prefix : undefined;
  },
  matches(text, hash) {
    const given = Buffer.from(apiKeyHash(text));
    const stored = Buffer.from(hash ?? NO_HASH);
    return stored.length === given.length && timingSafeEqual(stored, given) && hash !== undefined;
  },
};
