import { type Canonical, canonicalJson } from './canonical.ts';

export type ActorKind = 'USER' | 'PARTNER' | 'SERVICE' | 'ANONYMOUS';

/** What happened, as the chain holds it: ids and states, never personal data. */
export interface AuditFacts {
  readonly id: string;
  /** UTC day on which it was appended, `YYYY-MM-DD`. */
  readonly day: string;
  /** 1, 2, … within the day. */
  readonly position: number;
  readonly stream: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  /** The user whom it is about. */
  readonly subject: string | null;
  /** Whether that user may see it. */
  readonly open: boolean;
  readonly actorKind: ActorKind;
  readonly actorId: string;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly recordedAt: string;
}

export type AuditDetails = { readonly [key: string]: Canonical };

/** A link of the chain. All hashes are SHA-256 in lower-case hex. */
export interface AuditLink extends AuditFacts {
  readonly details: AuditDetails;
  /** SHA-256 of the salt and the canonical details. */
  readonly commitment: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** SHA-256 of the parts one after the other, text as UTF-8; in lower-case hex. */
export type Sha256 = (...parts: readonly (string | Uint8Array)[]) => string;

/** Where the very first link points. */
export const FIRST_HASH = '0'.repeat(64);

/** Binds the details without telling them: with the salt erased, nobody can try guesses. */
function commitTo(details: AuditDetails, salt: string, sha256: Sha256): string {
  return sha256(`${salt}\n${canonicalJson(details)}`);
}

/** What the hash of an entry is made of: the hash before, and its facts and commitment in canonical JSON. */
export function preimageOf(facts: AuditFacts, commitment: string, previousHash: string): string {
  const { id, day, position, stream, sequence, eventId, type, subject, open } = facts;
  const { actorKind, actorId, occurredAt, recordedAt } = facts;
  const entry = {
    ...{ id, day, position, stream, sequence, eventId, type, subject, open },
    ...{ actorKind, actorId, occurredAt, recordedAt, commitment },
  };
  return `${previousHash}\n${canonicalJson(entry)}`;
}

function hashOf(
  facts: AuditFacts,
  commitment: string,
  previousHash: string,
  sha256: Sha256,
): string {
  return sha256(preimageOf(facts, commitment, previousHash));
}

export function appendLink(
  facts: AuditFacts,
  details: AuditDetails,
  salt: string,
  previousHash: string,
  sha256: Sha256,
): AuditLink {
  const commitment = commitTo(details, salt, sha256);
  const hash = hashOf(facts, commitment, previousHash, sha256);
  return { ...facts, details, commitment, previousHash, hash };
}

/** Where the chain stands: the day is never before that of the last entry, whatever the clock says. */
export interface ChainEnd {
  readonly day: string;
  /** Entries that the day has already. */
  readonly count: number;
  readonly previousHash: string;
}

/** What is to become an entry, before it has its place. */
export interface NewEntry {
  readonly facts: Omit<AuditFacts, 'day' | 'position'>;
  readonly details: AuditDetails;
  readonly salt: string;
}

/** An entry with the salt of its commitment. */
export interface AppendedLink {
  readonly link: AuditLink;
  readonly salt: string;
}

/** The entries, in their order, as they follow the end of the chain: the same all at once or one by one. */
export function appendLinks(
  end: ChainEnd,
  entries: readonly NewEntry[],
  sha256: Sha256,
): AppendedLink[] {
  let { count, previousHash } = end;
  return entries.map(({ facts, details, salt }) => {
    count += 1;
    const placed = { ...facts, day: end.day, position: count };
    const link = appendLink(placed, details, salt, previousHash, sha256);
    previousHash = link.hash;
    return { link, salt };
  });
}

export type BreakReason =
  | 'ALTERED'
  | 'DETAILS_ALTERED'
  | 'SALT_MISSING'
  | 'OUT_OF_ORDER'
  | 'MISSING'
  | 'UNLIKE_SEAL';

/** The first place where the chain does not hold. */
export interface ChainBreak {
  /** The entry, where there is one; null where it is missing. */
  readonly id: string | null;
  readonly day: string;
  readonly position: number;
  readonly reason: BreakReason;
  /** Where it is an event that never came into the trail: which one. */
  readonly event?: { readonly stream: string; readonly sequence: number };
}

/**
 * An entry whose stream goes on, though not with the next event. Of a stream that begins later than with its
 * first event, its first entry, with 0 as the number that the first event would follow.
 */
export type LastBeforeGap = Pick<AuditFacts, 'day' | 'position' | 'stream' | 'sequence'>;

/** Streams are numbered without a gap, so that a gap is an event that was not put on the trail. */
export function missingEvent({ day, position, stream, sequence }: LastBeforeGap): ChainBreak {
  return { id: null, day, position, reason: 'MISSING', event: { stream, sequence: sequence + 1 } };
}

/** The last entry of a day, as it was noted apart from the entries. */
export interface DayHead {
  readonly day: string;
  readonly count: number;
  readonly hash: string;
}

/** Where a verification has come to; begin with `startOf`. */
export interface ChainState {
  readonly day: string | null;
  readonly position: number;
  readonly hash: string;
}

/** A range that begins after the entry with this hash, or at the very beginning. */
export function startOf(hashBefore: string | undefined): ChainState {
  return { day: null, position: 0, hash: hashBefore ?? FIRST_HASH };
}

/** An entry with its salt, which is null once it was erased. */
export interface SaltedLink {
  readonly link: AuditLink;
  readonly salt: string | null;
}

/** The stream whose entries about a person lose their salts with an erasure. */
export const ERASED_STREAM = 'identity';
/** The event by which two officers have a person erased; its entry is what allows their salts to be gone. */
export const ERASURE_ORDERED = 'compliance.erasure.ordered';

/** Whether an entry says that its subject is to be erased, and is one that its hash was made of. */
export function ordersErasure(link: AuditLink, sha256: Sha256): boolean {
  const isOrder = link.type === ERASURE_ORDERED && link.stream === 'compliance';
  return isOrder && hashOf(link, link.commitment, link.previousHash, sha256) === link.hash;
}

/**
 * Verifies one entry after another; gives where it came to or the break. An entry without its salt is one:
 * nothing would tell that its details were altered. It is none of somebody who was erased.
 *
 * @param erased of whom the trail holds that they were
 */
export function verifyLink(
  state: ChainState,
  { link, salt }: SaltedLink,
  sha256: Sha256,
  erased: ReadonlySet<string> = new Set(),
): { readonly state: ChainState } | { readonly broken: ChainBreak } {
  const { id, day, position } = link;
  const expected = day === state.day ? state.position + 1 : 1;
  const broken = (reason: BreakReason) => ({ broken: { id, day, position, reason } });
  if (position > expected) {
    return { broken: { id: null, day, position: expected, reason: 'MISSING' } };
  }
  if (position < expected || (state.day !== null && day < state.day)) return broken('OUT_OF_ORDER');
  if (salt === null) {
    const isErased = link.stream === ERASED_STREAM && erased.has(link.subject ?? '');
    if (!isErased) return broken('SALT_MISSING');
  } else if (commitTo(link.details, salt, sha256) !== link.commitment) {
    return broken('DETAILS_ALTERED');
  }
  if (hashOf(link, link.commitment, link.previousHash, sha256) !== link.hash) {
    return broken('ALTERED');
  }
  if (link.previousHash !== state.hash) return broken('OUT_OF_ORDER');
  return { state: { day, position, hash: link.hash } };
}

/** Whether a day ends where it was noted to end: cut-off entries leave no other trace. */
export function verifyHead(
  head: DayHead,
  last: { readonly position: number; readonly hash: string } | undefined,
): ChainBreak | undefined {
  const position = last?.position ?? 0;
  if (position < head.count) {
    return { id: null, day: head.day, position: position + 1, reason: 'MISSING' };
  }
  if (position > head.count || last?.hash !== head.hash) {
    return { id: null, day: head.day, position, reason: 'OUT_OF_ORDER' };
  }
  return undefined;
}
