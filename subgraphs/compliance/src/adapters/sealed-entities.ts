import type { SubjectCipher } from '@blockscore/vault';
import type { MatchKey } from '../domain/match-verdict.ts';
import type { Screening } from '../domain/screening.ts';
import { decryptLong, encryptLong } from './long-text.ts';
import type { kycDecisions, matchVerdicts, screenings } from './tables.ts';

/**
 * Whom somebody was matched with tells to everybody who has the list what they are called. So it is encrypted with
 * the person's retention key, and unreadable once that is destroyed. Rows of before have it in clear until a job
 * has sealed them; where nothing was matched there is nothing to seal.
 */
type Matched = Pick<Screening, 'entities' | 'entryHashes' | 'carried'>;
type VerdictOn = Pick<MatchKey, 'entity' | 'entryHash'>;

type ScreeningRow = Pick<
  typeof screenings.$inferSelect,
  'id' | 'entities' | 'entryHashes' | 'carried' | 'entitiesSealed'
>;
type VerdictRow = Pick<
  typeof matchVerdicts.$inferSelect,
  'id' | 'entity' | 'entryHash' | 'entitiesSealed'
>;
type DecisionRow = Pick<typeof kycDecisions.$inferSelect, 'id' | 'entities' | 'entitiesSealed'>;

/** Instead of what cannot be encrypted any more, because the key was destroyed before. */
export const GONE = '';

/** Undefined where the person's retention key is gone. */
type Cipher = SubjectCipher | undefined;

const place = (table: string, row: string) => ({ table, column: 'entities_sealed', row });

function seal(cipher: Cipher, table: string, row: string, value: unknown): string {
  if (cipher === undefined) return GONE;
  return encryptLong(cipher, JSON.stringify(value), place(table, row));
}

/** Undefined where nobody can read it any more. */
function open(cipher: Cipher, table: string, row: string, sealed: string): unknown {
  if (cipher === undefined || sealed === GONE) return undefined;
  // The vault authenticates what it decrypts: it is what was sealed.
  return JSON.parse(decryptLong(cipher, sealed, place(table, row)));
}

export function sealMatched(cipher: Cipher, id: string, matched: Matched) {
  const { entities, entryHashes, carried } = matched;
  if (entities.length === 0) {
    return { entities: [], entryHashes: entryHashes && [], carried: [], entitiesSealed: null };
  }
  const entitiesSealed = seal(cipher, 'screenings', id, { entities, entryHashes, carried });
  return { entities: null, entryHashes: null, carried: [], entitiesSealed };
}

export function openMatched(cipher: Cipher, row: ScreeningRow): Matched {
  const { id, entities, entryHashes, carried, entitiesSealed } = row;
  if (entitiesSealed === null) return { entities: entities ?? [], entryHashes, carried };
  const opened = open(cipher, 'screenings', id, entitiesSealed) as Matched | undefined;
  return opened ?? { entities: [], entryHashes: [], carried: [] };
}

export function sealVerdict(cipher: Cipher, id: string, { entity, entryHash }: VerdictOn) {
  const entitiesSealed = seal(cipher, 'match_verdicts', id, { entity, entryHash });
  return { entity: null, entryHash: null, entitiesSealed };
}

/** Undefined of a verdict about whom nobody can tell any more. */
export function openVerdict(cipher: Cipher, row: VerdictRow): VerdictOn | undefined {
  const { id, entity, entryHash, entitiesSealed } = row;
  if (entity !== null && entryHash !== null) return { entity, entryHash };
  return entitiesSealed === null
    ? undefined
    : (open(cipher, 'match_verdicts', id, entitiesSealed) as VerdictOn | undefined);
}

export function sealDecided(cipher: Cipher, id: string, entities: readonly string[]) {
  return entities.length === 0
    ? { entities: [], entitiesSealed: null }
    : { entities: null, entitiesSealed: seal(cipher, 'kyc_decisions', id, entities) };
}

export function openDecided(cipher: Cipher, row: DecisionRow): readonly string[] {
  const { id, entities, entitiesSealed } = row;
  if (entitiesSealed === null) return entities ?? [];
  const opened = open(cipher, 'kyc_decisions', id, entitiesSealed);
  return (opened as readonly string[] | undefined) ?? [];
}
