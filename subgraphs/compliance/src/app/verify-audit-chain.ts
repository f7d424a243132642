import { Fault } from '@blockscore/result';
import {
  type ChainBreak,
  type ChainState,
  missingEvent,
  ordersErasure,
  type SaltedLink,
  startOf,
  verifyHead,
  verifyLink,
} from '../domain/audit/chain.ts';
import type { Evidence } from '../domain/audit/evidence.ts';
import { isDay } from '../domain/kyc/subject.ts';
import type { AuditPlace } from './audit-ports.ts';
import { evidenceOf } from './find-evidence.ts';
import type { Ports, Work } from './ports.ts';

export interface AuditVerification {
  readonly from: string;
  readonly to: string;
  /** Entries that were verified before the first break, or before it was enough at once. */
  readonly entries: number;
  /**
   * Whether all of these days hold. Null where no break was found and not all of them was looked at: it began after
   * an entry, or there is more to verify.
   */
  readonly intact: boolean | null;
  /** The entry that it began after; null where it began with the first of these days. */
  readonly verifiedAfter: AuditPlace | null;
  /** False where there is more, which goes on after `verifiedTo`. */
  readonly isComplete: boolean;
  /** The last entry that was verified; null where there was none. */
  readonly verifiedTo: AuditPlace | null;
  readonly firstBroken: ChainBreak | null;
  /** The last of these entries that was sealed. */
  readonly lastSealed: Evidence | null;
}

const MOST_DAYS = 366;

/** How much is verified at once. */
export interface VerificationLimits {
  readonly batch: number;
  /** Milliseconds after which no further batch is begun. */
  readonly mostMs: number;
}

const WHATEVER_IT_TAKES: VerificationLimits = { batch: 1_000, mostMs: Number.POSITIVE_INFINITY };

/** For somebody who waits for the answer: less than the gateway waits for a subgraph. */
export const WHILE_WAITED_FOR: VerificationLimits = { batch: 1_000, mostMs: 5_000 };

/**
 * Proves the audit trail whole from one day to another, or names the first place where it is not: a
 * link that does not hold or is not what was sealed, or else an event that its stream has and the
 * trail has not, or an end that what follows does not go on from, be it the next day or the writing of the trail. Where it is more than the limits allow it says how far it came, and goes on after that
 * place when it is asked to.
 */
export function verifyAuditChain(
  ports: Pick<Ports, 'snapshot' | 'sha256'>,
  limits = WHATEVER_IT_TAKES,
) {
  return async (
    from: string,
    to: string,
    after?: AuditPlace | null,
  ): Promise<AuditVerification> => {
    if (!isDay(from) || !isDay(to) || from > to) {
      throw new Fault('BAD_USER_INPUT', 'Give two days, the first not after the second.');
    }
    if ((Date.parse(to) - Date.parse(from)) / 86_400_000 >= MOST_DAYS) {
      throw new Fault('BAD_USER_INPUT', `Verify at most ${MOST_DAYS} days at once.`);
    }
    return await ports.snapshot(async (work) => {
      const sealedTo = await work.seals.last(from, to);
      const begin = await beginning(work, from, to, after ?? null);
      const verified = await verify(work, ports, { from, to, sealedTo, begin }, limits);
      const { entries, broken: link, isComplete, verifiedTo } = verified;
      const broken = link ?? (isComplete ? await missingOf(work, verified.end, from, to) : null);
      const last = sealedTo && (await work.audit.at(sealedTo));
      const [lastSealed = null] = last ? await evidenceOf(work, ports, [last]) : [];
      const isWhole = after == null && isComplete;
      const intact = broken === null ? isWhole || null : false;
      const found = {
        entries,
        intact,
        verifiedAfter: after ?? null,
        isComplete,
        verifiedTo,
        firstBroken: broken,
      };
      return { from, to, ...found, lastSealed };
    });
  };
}

/** Where it begins: before the first day, or after an entry that was verified before. */
async function beginning(
  work: Work,
  from: string,
  to: string,
  after: AuditPlace | null,
): Promise<ChainState> {
  if (after === null) return startOf(await work.audit.hashBefore(from));
  const entry = after.day < from || after.day > to ? undefined : await work.audit.at(after);
  if (entry === undefined) {
    throw new Fault('BAD_USER_INPUT', 'There is no entry at that place in these days.');
  }
  return { day: entry.day, position: entry.position, hash: entry.hash };
}

interface Range {
  readonly from: string;
  readonly to: string;
  readonly sealedTo: AuditPlace | undefined;
  readonly begin: ChainState;
}

type Verified = Pick<AuditVerification, 'entries' | 'isComplete' | 'verifiedTo'> & {
  readonly broken: ChainBreak | null;
  readonly end: ChainState;
};

async function verify(
  work: Work,
  { sha256 }: Pick<Ports, 'sha256'>,
  { from, to, sealedTo, begin }: Range,
  { batch: size, mostMs }: VerificationLimits,
): Promise<Verified> {
  const began = performance.now();
  let state = begin;
  let entries = 0;
  const heads = [...(await work.audit.heads(begin.day ?? from, to))];
  /** Days that have ended must end as noted; gives the first that does not. */
  const endDaysBefore = (day: string | undefined): ChainBreak | undefined => {
    while (heads[0] !== undefined && (day === undefined || heads[0].day < day)) {
      const head = heads.shift();
      const last = head?.day === state.day ? state : undefined;
      const broken = head && verifyHead(head, last);
      if (broken) return broken;
    }
    return undefined;
  };
  const ended = (broken: ChainBreak | null, isComplete = true): Verified => {
    const { day, position } = state;
    const verifiedTo = entries === 0 || day === null ? null : { day, position };
    return { entries, broken, isComplete, verifiedTo, end: state };
  };
  for (;;) {
    const place = { day: state.day ?? from, position: state.position };
    const batch = await work.audit.chain(place, to, size);
    const unlikeSeal = await findUnlikeSeal(work, sha256, batch);
    const erased = await erasedOf(work, sha256, batch);
    for (const salted of batch) {
      const cutOff = endDaysBefore(salted.link.day);
      if (cutOff) return ended(cutOff);
      const step = verifyLink(state, salted, sha256, erased);
      if ('broken' in step) return ended(step.broken);
      if (salted.link.id === unlikeSeal?.id) return ended(unlikeSeal);
      state = step.state;
      entries += 1;
    }
    if (batch.length < size) {
      return ended(endDaysBefore(undefined) ?? sealedBeyond(state, sealedTo));
    }
    if (performance.now() - began > mostMs) return ended(null, false);
  }
}

/** What the trail lacks although each of its links holds, and it ends as was noted. */
async function missingOf(
  work: Work,
  { day, position, hash }: ChainState,
  from: string,
  to: string,
): Promise<ChainBreak | null> {
  const gap = await work.audit.gap(from, to);
  if (gap !== undefined) return missingEvent(gap);
  const next = { day: day ?? from, position: position + 1 };
  const followed = await work.audit.hashFollowedAfter(to);
  if (followed !== undefined) {
    return followed === hash ? null : { id: null, ...next, reason: 'MISSING' };
  }
  const [early] = await work.audit.endsEarly();
  if (early === undefined) return null;
  return { ...missingEvent(early), ...next };
}

/** The first of these entries that is not what was sealed: it may have been rewritten with its chain. */
async function findUnlikeSeal(
  work: Work,
  sha256: Ports['sha256'],
  batch: readonly SaltedLink[],
): Promise<ChainBreak | null> {
  const evidence = await evidenceOf(
    work,
    { sha256 },
    batch.map(({ link }) => link),
  );
  const unlike = evidence.find((each) => each !== null && !each.isAsSealed)?.entry;
  if (unlike === undefined) return null;
  const { id, day, position } = unlike;
  return { id, day, position, reason: 'UNLIKE_SEAL' };
}

/**
 * Of whom a sealed entry says that they are to be erased, among those whose entries lack a salt: it may be of
 * another day than those that are verified.
 */
async function erasedOf(
  work: Work,
  sha256: Ports['sha256'],
  batch: readonly SaltedLink[],
): Promise<ReadonlySet<string>> {
  const lacking = batch.filter(({ salt }) => salt === null);
  const subjects = new Set(lacking.flatMap(({ link }) => link.subject ?? []));
  const orders = await work.audit.erasureOrders([...subjects]);
  const evidence = await evidenceOf(work, { sha256 }, orders);
  const sealed = evidence.filter((each) => each !== null && each.salt !== null && each.isAsSealed);
  return new Set(
    sealed.flatMap((each) =>
      each !== null && ordersErasure(each.entry, sha256) ? (each.entry.subject ?? []) : [],
    ),
  );
}

/** What was sealed after the last entry that there is: the end was cut off, and noted so. */
function sealedBeyond(end: ChainState, sealedTo: AuditPlace | undefined): ChainBreak | null {
  if (sealedTo === undefined) return null;
  const { day, position } = sealedTo;
  if (end.day !== null && (day < end.day || (day === end.day && position <= end.position))) {
    return null;
  }
  const last = day === end.day ? end.position : 0;
  return { id: null, day, position: last + 1, reason: 'MISSING' };
}
