import { canonicalJson } from './canonical.ts';
import { type AuditLink, preimageOf, type Sha256 } from './chain.ts';

const SALT_DOMAIN = 'blockscore/compliance/audit-salt/v1\n';

/** What is committed to in the leaf of an entry. */
export interface LeafForm {
  /** The first line of what is hashed: a hash made for anything else cannot pass for an entry's. */
  readonly domain: string;
  /** Whether the content tells where the entry stands, and so counts what is hidden from whom it is about. */
  readonly tellsPlace: boolean;
  /**
   * The entry as its leaf holds it: facts and details, without the actor, whom not everybody is told who
   * may see the rest. The chain's hash, which it holds, binds the actor, the place and all entries before.
   */
  readonly content: (entry: AuditLink) => string;
}

/** What entries are sealed as: without their places, for whoever may not learn how much is hidden between their own. */
export const PLACELESS: LeafForm = {
  domain: 'blockscore/compliance/audit-entry/v2\n',
  tellsPlace: false,
  content({ id, day, stream, eventId, type, subject, open, ...entry }) {
    const { occurredAt, recordedAt, details, hash } = entry;
    return canonicalJson({
      ...{ id, day, stream, eventId, type, subject, open },
      ...{ occurredAt, recordedAt, details, hash },
    });
  },
};

/** What entries were sealed as before. */
export const PLACED: LeafForm = {
  domain: 'blockscore/compliance/audit-entry/v1\n',
  tellsPlace: true,
  content({ id, day, position, stream, sequence, eventId, type, subject, open, ...entry }) {
    const { occurredAt, recordedAt, details, previousHash, hash } = entry;
    return canonicalJson({
      ...{ id, day, position, stream, sequence, eventId, type, subject, open },
      ...{ occurredAt, recordedAt, details, previousHash, hash },
    });
  },
};

/** An entry and the leaf that it was sealed as. */
export interface Evidence {
  /** What the commitment is of; the present form where nothing tells, as the salt is gone or the entry was altered. */
  readonly form: LeafForm;
  /**
   * Whether the entry is what was sealed, as far as its salt still lets anybody tell; whether that may be gone,
   * `verifyLink` says.
   */
  readonly isAsSealed: boolean;
  readonly entry: AuditLink;
  /** `0x…`, as it was sealed. */
  readonly commitment: string;
  /** As `leafSalt` gives it; null once what it is derived from was erased. */
  readonly salt: string | null;
}

/** Consecutive entries of one day, as they are told to the ledger together. */
export interface AuditSeal {
  readonly day: string;
  /** Positions of the first and of the last entry. */
  readonly first: number;
  readonly last: number;
  /** A leaf for each of them, in their order. */
  readonly commitments: readonly string[];
  readonly sealedAt: Date;
}

/** The event that tells of a seal, which is an entry of the trail like any other. */
export const SEALED = 'compliance.audit.sealed';

/**
 * Entries that come of sealing others. Alone they are not sealed, or each seal would bring about the
 * next, with a root on the chain that somebody pays for, though nothing happens.
 */
export const ECHOES_OF_SEALS = [
  SEALED,
  'ledger.anchor.created',
  'ledger.anchor.progressed',
  'ledger.audit.anchored',
] as const;

/**
 * The salt of a leaf, 32 bytes as `0x…`. It is derived from the one that is kept, whatever the form of
 * that, so that erasing the one erases the other. The kept one is never told: with it the details'
 * commitment is known, and then trying tells from the chain's hash who of the staff the actor was.
 */
export function leafSalt(storedSalt: string, sha256: Sha256): string {
  return `0x${sha256(SALT_DOMAIN, storedSalt)}`;
}

/** What the hash of the entry is the SHA-256 of; it names the actor. */
export function evidenceLink(entry: AuditLink): string {
  return preimageOf(entry, entry.commitment, entry.previousHash);
}

/**
 * The leaf of an entry: `0x` and the SHA-256 of the domain, the salt's bytes and the content.
 * @param salt as `leafSalt` gives it
 */
export function sealEntry(
  entry: AuditLink,
  salt: string,
  sha256: Sha256,
  form: LeafForm = PLACELESS,
): string {
  const bytes = Buffer.from(salt.slice(2), 'hex');
  if (bytes.length !== 32) throw new RangeError('The salt of a leaf has 32 bytes.');
  return `0x${sha256(form.domain, bytes, form.content(entry))}`;
}

/** An entry beside its leaf, which tells what the entry was sealed as. */
export function evidenceFor(
  entry: AuditLink,
  commitment: string,
  salt: string | null,
  sha256: Sha256,
): Evidence {
  const isLeaf = (form: LeafForm) =>
    salt !== null && sealEntry(entry, salt, sha256, form) === commitment;
  const form = [PLACELESS, PLACED].find(isLeaf);
  const isAsSealed = salt === null || form !== undefined;
  return { entry, commitment, salt, form: form ?? PLACELESS, isAsSealed };
}
