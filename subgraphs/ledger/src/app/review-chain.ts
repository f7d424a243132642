import { newId } from '@blockscore/ids';
import type { RecordingContract } from '../domain/contracts.ts';
import type { HeldAttestation } from './attestation-client.ts';
import type { ChainView, Held } from './chain-client.ts';
import type { ChainLife, ChainPorts, ChainTransaction } from './chain-ports.ts';
import { type Finding, noteFindings } from './note-differences.ts';
import type { Work } from './ports.ts';
import type { Attested, Confirmed, Reconciliation } from './reconciliation-ports.ts';

/** The least between two looks. */
const EVERY_MS = 5_000;
/** What a look asks the chain about, and how many questions are under way at once. */
const BATCH = 50;
const AT_ONCE = 10;
/** The least between two times of going through all. */
const CYCLE_MS = 86_400_000;
/** What a node that lags says is over by then; so is a life of the chain that ended. */
const BELIEVED_AFTER_MS = 60_000;

/** Where commitments are kept, by what they are of. */
const REGISTRY_OF: Partial<Readonly<Record<ChainTransaction['kind'], RecordingContract>>> = {
  COMMITMENT: 'DisbursementRegistry',
  ANCHOR: 'AnchorRegistry',
  LOAN: 'LoanRegistry',
};

type Ports = Pick<ChainPorts, 'transact' | 'clock' | 'client' | 'warn'>;

/**
 * Asks the registries whether they hold all that is confirmed here, some of it each time, and all of it
 * once a day. What they lack is alerted when they still do a minute later. While the chain is away
 * nothing is known: it throws `ChainUnavailable` and goes on there in the next round.
 */
export function reviewChain(ports: Ports) {
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** What was lacking, and since when. */
  const suspects = new Map<string, number>();
  return async (life: ChainLife, { head }: ChainView): Promise<void> => {
    const now = ports.clock().getTime();
    if (now - lookedAt < EVERY_MS) return;
    lookedAt = now;
    const { run, page, again } = await ports.transact((work) =>
      next(work, ports, life, [...suspects.keys()].slice(0, BATCH)),
    );
    const there = new Set(again.map(({ transaction }) => transaction.id));
    for (const id of [...suspects.keys()].slice(0, BATCH)) {
      // It lost its block meanwhile, and is no more said to be there.
      if (!there.has(id as ChainTransaction['id'])) suspects.delete(id);
    }
    const looked = await lookAt(ports, [...again, ...page], head);
    const findings = looked.flatMap((each) => {
      const { transaction } = each;
      const finding = findingOf(each);
      if (finding.difference === null) {
        suspects.delete(transaction.id);
        return [finding];
      }
      const since = suspects.get(transaction.id) ?? now;
      suspects.set(transaction.id, since);
      if (now - since < BELIEVED_AFTER_MS) return [];
      suspects.delete(transaction.id);
      return [finding];
    });
    await ports.transact(async (work) => {
      await noteFindings(work, ports, 'CHAIN', findings);
      if (run !== null) await work.reconciliation.save(run);
    });
  };
}

interface Look {
  /** As it is when the page was looked at; null where all was gone through today. */
  readonly run: Reconciliation | null;
  readonly page: readonly Confirmed[];
  readonly again: readonly Confirmed[];
}

async function next(
  { reconciliation }: Work,
  { clock }: Ports,
  life: ChainLife,
  suspects: readonly string[],
): Promise<Look> {
  const again = suspects.length === 0 ? [] : await reconciliation.confirmedOf(suspects);
  const now = clock();
  const latest = await reconciliation.latest('CHAIN');
  const isOver = latest !== null && latest.finishedAt !== null;
  if (isOver && now.getTime() - latest.startedAt.getTime() < CYCLE_MS) {
    return { run: null, page: [], again };
  }
  const begun: Reconciliation = {
    ...{ id: newId('recon'), scope: 'CHAIN', startedAt: now, finishedAt: null },
    ...{ place: '', compared: 0 },
  };
  const run = latest === null || isOver ? begun : latest;
  if (run === begun) await reconciliation.begin(begun);
  const page = await reconciliation.confirmed(life.id, run.place, BATCH);
  const last = page.at(-1);
  if (last === undefined) return { run: { ...run, finishedAt: now }, page, again };
  const compared = run.compared + page.length;
  return { run: { ...run, place: last.transaction.id, compared }, page, again };
}

interface Looked extends Pick<Confirmed, 'transaction' | 'newest' | 'attested'> {
  readonly held: Held;
  /** What an AttestationRegistry holds; null of what is in another one. */
  readonly heldScore: HeldAttestation | null;
}

const NOTHING: Held = { block: 0n, leafCount: null, loan: null };

async function lookAt(
  { client }: Ports,
  confirmed: readonly Confirmed[],
  head: number,
): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  for (let start = 0; start < confirmed.length; start += AT_ONCE) {
    const asked = confirmed.slice(start, start + AT_ONCE).map(async (one) => {
      const { transaction, address, newest, attested } = one;
      const looked = { transaction, newest, attested };
      const contract = REGISTRY_OF[transaction.kind];
      const { commitment, leafCount, block, agreement, loanState: state } = transaction;
      // A chain that is not as long as it was is another step's to see.
      if (block === null || block.number > head) return [];
      if (attested !== null) {
        const { attester, commitment: score } = attested;
        const word = { registry: address, attester, commitments: [score] };
        const [heldScore = null] = await client.attestationsOf(word);
        return [{ ...looked, held: NOTHING, heldScore }];
      }
      if (contract === undefined || commitment === null) return [];
      const loan = agreement !== null && state !== null && { loan: { agreement, state } };
      const held = await client.held({ contract, address, commitment, leafCount, ...loan });
      return [{ ...looked, held, heldScore: null }];
    });
    looked.push(...(await Promise.all(asked)).flat());
  }
  return looked;
}

function findingOf(looked: Looked): Finding {
  const { transaction, newest, held, attested, heldScore } = looked;
  if (attested !== null && heldScore !== null)
    return scoreFinding(transaction, attested, heldScore);
  const { id, transactionId, anchorId, commitment, leafCount, block, loanState } = transaction;
  const subject = transactionId ?? anchorId ?? id;
  const leaves = leafCount === null ? '' : `, ${leafCount} leaves`;
  const expected = `${commitment} since block ${block?.number}${leaves}`;
  const { loan } = held;
  // A loan that went on has what moved it last: of earlier states it can only be told that they were.
  if (newest && loan !== null && loan.state !== null) {
    if (loan.state === loanState && loan.commitment === commitment) {
      return { subject, difference: null };
    }
    const found = `${loan.commitment} as ${loan.state}`;
    const wanted = `${commitment} as ${loanState}`;
    return { subject, difference: { kind: 'CHAIN_DIFFERS', expected: wanted, found } };
  }
  if (held.block === 0n) {
    return { subject, difference: { kind: 'CHAIN_LACKS', expected, found: 'nothing' } };
  }
  if (held.leafCount === leafCount) return { subject, difference: null };
  const found = `${held.leafCount} leaves since block ${held.block}`;
  return { subject, difference: { kind: 'CHAIN_DIFFERS', expected, found } };
}

function scoreFinding(
  { id: subject, kind, block }: ChainTransaction,
  { commitment, expiresAt }: Attested,
  held: HeldAttestation,
): Finding {
  const isRevocation = kind === 'REVOCATION';
  const done = isRevocation ? 'revoked' : `attested until ${expiresAt.toISOString()}`;
  const expected = `${commitment} ${done} since block ${block?.number}`;
  if ((isRevocation ? held.revokedAt : held.attestedAt) === 0n) {
    return { subject, difference: { kind: 'CHAIN_LACKS', expected, found: 'nothing' } };
  }
  if (isRevocation || held.expiresAt * 1_000n === BigInt(expiresAt.getTime())) {
    return { subject, difference: null };
  }
  const end = new Date(Number(held.expiresAt) * 1_000).toISOString();
  return { subject, difference: { kind: 'CHAIN_DIFFERS', expected, found: `until ${end}` } };
}
