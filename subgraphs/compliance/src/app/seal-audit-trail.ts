import { serviceCaller } from '@blockscore/caller';
import { ERASED_STREAM, ERASURE_ORDERED, type SaltedLink } from '../domain/audit/chain.ts';
import { leafSalt, SEALED, sealEntry } from '../domain/audit/evidence.ts';
import type { Ports, UserId, Work } from './ports.ts';
import type { SealOutlook } from './seal-ports.ts';

/** Entries of one seal: its event must stay below the longest that there may be. */
export const SEALED_AT_ONCE = 400;
const THE_END = '9999-12-31';

type SealPorts = Pick<Ports, 'transact' | 'clock' | 'sha256' | 'newSalt'>;

/**
 * Seals the entries that come next: makes a leaf of each and tells the ledger, which puts them under
 * a root on the chain. One who has waited long brings all that wait along, and so many that they fill
 * a seal wait no longer. Seals and their anchors are entries, too; alone they are not sealed until they
 * fill one, or each would bring about another. With what is sealed the salts of erased people go. Killed at any moment, it has made a whole seal or nothing.
 *
 * @param everyMs the least between two seals that are not full
 * @returns how many entries were sealed; after fewer than `SEALED_AT_ONCE` there is time to wait
 */
export function sealAuditTrail(ports: SealPorts, everyMs: number) {
  return (): Promise<number> =>
    ports.transact(async (work) => {
      const now = ports.clock();
      const after = await work.seals.lock();
      if (!isTime(await work.seals.outlook(after, SEALED_AT_ONCE), now, everyMs)) return 0;
      const run = consecutive(await work.audit.chain(after, THE_END, SEALED_AT_ONCE));
      const [first, last] = [run.at(0)?.link, run.at(-1)?.link];
      if (first === undefined || last === undefined) return 0;
      const commitments = run.map((salted) => leafOf(salted, ports));
      const seal = { day: first.day, first: first.position, last: last.position };
      await work.seals.add({ ...seal, commitments, sealedAt: now });
      await eraseSalts(work, run);
      await work.events.record({
        type: SEALED,
        aggregate: { type: 'AuditSeal', id: `${seal.day}/${seal.first}`, version: 1 },
        audience: { scopes: ['compliance:read', 'ledger:read'] },
        actor: serviceCaller('compliance'),
        data: {
          from: { day: seal.day, position: seal.first },
          to: { day: seal.day, position: seal.last },
          commitments,
        },
      });
      return run.length;
    });
}

/**
 * Of people who are to be erased, the salts that may go now: what was sealed is about their account or sign-ins, or
 * is the order itself, which may be sealed before it or after.
 */
async function eraseSalts(work: Work, sealed: readonly SaltedLink[]): Promise<void> {
  const subjects = sealed.flatMap(({ link: { stream, type, subject } }) =>
    subject !== null && (stream === ERASED_STREAM || type === ERASURE_ORDERED) ? [subject] : [],
  );
  const orders = await work.audit.erasureOrders([...new Set(subjects)]);
  for (const subject of new Set(orders.map((order) => order.subject))) {
    if (subject !== null) await work.erasures.eraseAuditSalts(subject as UserId);
  }
}

function isTime({ waiting, oldestAt, others }: SealOutlook, now: Date, everyMs: number): boolean {
  if (waiting >= SEALED_AT_ONCE) return true;
  return others && oldestAt !== null && now.getTime() - oldestAt.getTime() >= everyMs;
}

/** As many as are of one day and without a gap, so that a place tells which leaf is whose. */
function consecutive(waiting: readonly SaltedLink[]): readonly SaltedLink[] {
  const [first] = waiting;
  const end = waiting.findIndex(
    ({ link }, at) => link.day !== first?.link.day || link.position !== first.link.position + at,
  );
  return end === -1 ? waiting : waiting.slice(0, end);
}

/** What lost its salt before it was sealed gets one that nobody ever knew. */
function leafOf({ link, salt }: SaltedLink, { sha256, newSalt }: SealPorts): string {
  return sealEntry(link, leafSalt(salt ?? newSalt(), sha256), sha256);
}
