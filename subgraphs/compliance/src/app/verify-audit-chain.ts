import { Fault } from '@blockscore/result';
import {
  type ChainBreak,
  type ChainState,
  missingEvent,
  type SaltedLink,
  startOf,
  verifyHead,
  verifyLink,
} from '../domain/audit/chain.ts';
import { type Evidence, isAsSealed } from '../domain/audit/evidence.ts';
import { isDay } from '../domain/kyc/subject.ts';
import { evidenceOf } from './find-evidence.ts';
import type { AuditPlace, Ports, Work } from './ports.ts';

export interface AuditVerification {
  readonly from: string;
  readonly to: string;
  /** Entries that were verified before the first break. */
  readonly entries: number;
  readonly intact: boolean;
  readonly firstBroken: ChainBreak | null;
  /** The last of these entries that was sealed. */
  readonly lastSealed: Evidence | null;
}

const BATCH = 1_000;
const MOST_DAYS = 366;

/**
 * Proves the audit trail whole from one day to another, or names the first place where it is not: a
 * link that does not hold or is not what was sealed, or else an event that its stream has and the
 * trail has not.
 */
export function verifyAuditChain(ports: Pick<Ports, 'snapshot' | 'sha256'>) {
  return async (from: string, to: string): Promise<AuditVerification> => {
    if (!isDay(from) || !isDay(to) || from > to) {
      throw new Fault('BAD_USER_INPUT', 'Give two days, the first not after the second.');
    }
    if ((Date.parse(to) - Date.parse(from)) / 86_400_000 >= MOST_DAYS) {
      throw new Fault('BAD_USER_INPUT', `Verify at most ${MOST_DAYS} days at once.`);
    }
    return await ports.snapshot(async (work) => {
      const sealedTo = await work.seals.last(from, to);
      const { entries, broken: link } = await verify(work, ports, from, to, sealedTo);
      const gap = link === null ? await work.audit.gap(from, to) : undefined;
      const broken = gap === undefined ? link : missingEvent(gap);
      const last = sealedTo && (await work.audit.at(sealedTo));
      const [lastSealed = null] = last ? await evidenceOf(work, ports, [last]) : [];
      return { from, to, entries, intact: broken === null, firstBroken: broken, lastSealed };
    });
  };
}

async function verify(
  work: Work,
  { sha256 }: Pick<Ports, 'sha256'>,
  from: string,
  to: string,
  sealedTo: AuditPlace | undefined,
): Promise<{ entries: number; broken: ChainBreak | null }> {
  let state: ChainState = startOf(await work.audit.hashBefore(from));
  let entries = 0;
  const heads = [...(await work.audit.heads(from, to))];
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
  let place = { day: from, position: 0 };
  for (;;) {
    const batch = await work.audit.chain(place, to, BATCH);
    const unlikeSeal = await findUnlikeSeal(work, sha256, batch);
    for (const salted of batch) {
      const cutOff = endDaysBefore(salted.link.day);
      if (cutOff) return { entries, broken: cutOff };
      const step = verifyLink(state, salted, sha256);
      if ('broken' in step) return { entries, broken: step.broken };
      if (salted.link.id === unlikeSeal?.id) return { entries, broken: unlikeSeal };
      state = step.state;
      entries += 1;
      place = { day: salted.link.day, position: salted.link.position };
    }
    if (batch.length < BATCH) {
      return { entries, broken: endDaysBefore(undefined) ?? sealedBeyond(state, sealedTo) };
    }
  }
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
  const unlike = evidence.find((each) => each !== null && !isAsSealed(each, sha256))?.entry;
  if (unlike === undefined) return null;
  const { id, day, position } = unlike;
  return { id, day, position, reason: 'UNLIKE_SEAL' };
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
