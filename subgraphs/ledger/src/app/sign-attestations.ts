import type { Fees } from '../domain/fees.ts';
import type { AttestersWord, HeldAttestation } from './attestation-client.ts';
import type { Attestation, Signed } from './attestation-ports.ts';
import { CallRefused, type UnsignedCall } from './chain-client.ts';
import type { ChainPorts, ChainTransaction } from './chain-ports.ts';
import type { Contracts } from './ensure-contracts.ts';
import { enqueueBatch } from './gather-attestations.ts';
import type { Work } from './ports.ts';
import { adoptFound, affordableFees, putOff, type SignedFor, signCall } from './sign-call.ts';
import { SigningKeyUnavailable } from './signing-key.ts';

/** Of what may be under way at once so much, so that disbursements and anchors have a place. */
const UNDER_WAY = 4;
/** How long an attester's signature may be brought to the chain; what takes longer is signed anew. */
const SIGNED_FOR_MS = 86_400_000;

/** A batch as it is to be said, and where. */
interface Said extends AttestersWord, Signed {
  readonly batch: readonly Attestation[];
}

/**
 * Signs attestations and revocations that wait: first by the attester (EIP-712), then as transactions of the
 * account that pays, like everything else. The contract takes all of a batch or nothing, so a batch is held
 * against the contract before: what is there already is set apart from what is not, and adopted.
 *
 * @returns how many transactions were signed or found on the chain
 */
export function signAttestations(ports: ChainPorts) {
  return async (contracts: Contracts): Promise<number> => {
    const { client, settings } = ports;
    const { life, usable } = contracts;
    const unsent = await ports.transact(async ({ chain, attestations }) => {
      const underWay = await chain.pending(life.id, settings.maxInFlight);
      const room = Math.min(
        UNDER_WAY - underWay.filter(({ kind }) => isAttesting(kind)).length,
        settings.maxInFlight - underWay.length,
      );
      return attestations.unsent(life.id, ports.clock(), room);
    });
    const canAttest = usable.has('AttestationRegistry');
    const rows = unsent.filter(({ kind }) => kind === 'REVOCATION' || canAttest);
    if (rows.length === 0) return 0;
    const fees = await affordableFees(ports, rows.length);
    if (fees === null) return 0;
    const { latest } = await client.nonces();
    let signed = 0;
    for (const row of rows) {
      if (await signOne(ports, contracts, row, fees, latest)) signed += 1;
    }
    return signed;
  };
}

const isAttesting = (kind: ChainTransaction['kind']): boolean =>
  kind === 'ATTESTATION' || kind === 'REVOCATION';

async function signOne(
  ports: ChainPorts,
  contracts: Contracts,
  row: ChainTransaction,
  fees: Fees,
  latest: number,
): Promise<boolean> {
  const said = await ports.transact((work) => readBatch(work, ports, contracts, row));
  // A reorganisation may have taken the contract: it comes again, and cannot be asked before.
  if (said === null || !(await ports.client.hasCode(said.registry))) return false;
  const reason = await hindrance(ports, row, said);
  if (reason !== null) {
    await putOff(ports, row, reason);
    return false;
  }
  const held = await ports.client.attestationsOf(said);
  if (await sortOut(ports, row, said, held)) return false;
  const step = await prepare(ports, row, said, held[0]);
  if (step === null) return false;
  const place = { life: contracts.life, contractId: said.contractId, fees, latest };
  return await ports.transact((work) => store(work, ports, place, row, said, step));
}

/** What a row of the queue is to say; null where nothing is left of it. */
async function readBatch(
  work: Work,
  { client }: ChainPorts,
  { life, usable }: Contracts,
  row: ChainTransaction,
): Promise<Said | null> {
  const all = await work.attestations.lockBatch(row);
  const batch = row.kind === 'REVOCATION' ? all : all.filter(({ revokedAt }) => revokedAt === null);
  if (batch.length < all.length) {
    await work.attestations.drop(commitmentsOf(all.filter((each) => !batch.includes(each))));
  }
  const [first] = batch;
  if (first === undefined) return null;
  const said = { chainId: life.chainId, batch, commitments: commitmentsOf(batch) };
  if (row.kind === 'ATTESTATION') {
    const registry = usable.get('AttestationRegistry');
    if (registry === undefined) return null;
    const [attester] = client.attesters;
    return { ...said, registry: registry.address, contractId: registry.id, attester };
  }
  const { attester, contractId } = first;
  const contract = contractId === null ? null : await work.chain.contractById(contractId);
  if (attester === null || contractId === null || contract === null) return null;
  if (contract.address === null) return null;
  return { ...said, registry: contract.address, contractId, attester };
}

/** Why it cannot be said, whatever the chain holds. */
async function hindrance(
  { client }: ChainPorts,
  { kind }: ChainTransaction,
  { registry, attester }: Said,
): Promise<string | null> {
  if (!client.attesters.includes(attester)) {
    return `There is no key of the attester ${attester}: give it by PREVIOUS_ATTESTER_PRIVATE_KEY or PREVIOUS_ATTESTER_KMS_KEY_ID.`;
  }
  if (kind === 'REVOCATION') return null;
  const since = await client.distrustedSince(registry, attester);
  if (since === 0n) return null;
  return `The attester ${attester} is distrusted since ${since}: give another key by ATTESTER_PRIVATE_KEY or ATTESTER_KMS_KEY_ID, and its account the ATTESTER_ROLE.`;
}

/**
 * Sets apart what the contract holds already, by the block that brought it there, since one transaction
 * stands for a row; and takes back what somebody with the attester's key revoked without the ledger.
 *
 * @returns whether some of it was found: then the next round goes on
 */
async function sortOut(
  ports: ChainPorts,
  { id, kind }: ChainTransaction,
  { batch }: Said,
  held: readonly HeldAttestation[],
): Promise<boolean> {
  const placeOf = (each: Attestation): string => {
    const found = held[batch.indexOf(each)];
    if (kind === 'REVOCATION') return found?.revokedAt === 0n ? 'OPEN' : each.commitment;
    return found?.revokedAt === 0n ? `in block ${found.block}` : 'REVOKED';
  };
  const groups = Map.groupBy(batch, placeOf);
  const revoked = groups.get('REVOKED') ?? [];
  if (revoked.length === 0 && groups.size === 1) return false;
  await ports.transact(async (work) => {
    const now = await work.attestations.lockBatch({ id, kind });
    if (!isSame(now, batch)) return;
    const commitments = commitmentsOf(revoked);
    await work.attestations.revoke({ commitments }, 'WITHDRAWN', ports.clock());
    await work.attestations.drop(commitments);
    groups.delete('REVOKED');
    const [, ...others] = groups.values();
    for (const group of others) await enqueueBatch(work, ports, batchKind(kind), group);
  });
  return true;
}

/** What is to be done with a batch that the contract holds all of, or nothing. */
type Step = { readonly found: string } | { readonly call: UnsignedCall };

async function prepare(
  ports: ChainPorts,
  row: ChainTransaction,
  said: Said,
  held: HeldAttestation | undefined,
): Promise<Step | null> {
  try {
    const found = await findEarlier(ports, row, said, held);
    return found === null ? { call: await callOf(ports, row, said) } : { found };
  } catch (error) {
    if (!(error instanceof CallRefused) && !(error instanceof SigningKeyUnavailable)) throw error;
    await putOff(ports, row, error.message);
    return null;
  }
}

async function findEarlier(
  { client }: ChainPorts,
  { kind }: ChainTransaction,
  { registry, attester, commitments }: Said,
  held: HeldAttestation | undefined,
): Promise<string | null> {
  const [commitment] = commitments;
  if (commitment === undefined || held === undefined) return null;
  const place = { registry, attester, commitment };
  if (kind === 'REVOCATION') {
    return held.revokedAt === 0n ? null : await client.findRevoked(place, held.block);
  }
  return held.attestedAt === 0n ? null : await client.findAttested(place, held.block);
}

function callOf(
  { client, clock }: ChainPorts,
  { kind }: ChainTransaction,
  said: Said,
): Promise<UnsignedCall> {
  const deadline = secondsOf(new Date(clock().getTime() + SIGNED_FOR_MS));
  if (kind === 'REVOCATION') return client.revokeCall(said, deadline);
  const [first] = said.batch;
  if (first === undefined) throw new Error('A batch of nothing is to be attested.');
  return client.attestCall(said, secondsOf(first.expiresAt), deadline);
}

/** Keeps what was done, unless something of the batch was revoked meanwhile. */
async function store(
  work: Work,
  ports: ChainPorts,
  place: SignedFor,
  row: ChainTransaction,
  { batch, commitments, attester, contractId }: Said,
  step: Step,
): Promise<boolean> {
  if (!isSame(await work.attestations.lockBatch(row), batch)) return false;
  await work.attestations.markSigned(commitments, { attester, contractId });
  if ('found' in step) await adoptFound(work, ports, place, row, step.found);
  else await signCall(work, ports, place, row, step.call);
  return true;
}

function isSame(now: readonly Attestation[], before: readonly Attestation[]): boolean {
  return (
    now.length === before.length &&
    now.every(({ commitment, revokedAt }, at) => {
      const was = before[at];
      return commitment === was?.commitment && revokedAt?.getTime() === was.revokedAt?.getTime();
    })
  );
}

function batchKind(kind: ChainTransaction['kind']): 'ATTESTATION' | 'REVOCATION' {
  return kind === 'REVOCATION' ? 'REVOCATION' : 'ATTESTATION';
}

const commitmentsOf = (batch: readonly Attestation[]): readonly string[] =>
  batch.map(({ commitment }) => commitment);

/** Since 1970. */
const secondsOf = (at: Date): bigint => BigInt(Math.floor(at.getTime() / 1_000));
