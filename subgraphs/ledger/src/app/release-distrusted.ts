import type { ChainLife, ChainPorts } from './chain-ports.ts';

/** The least between two looks. */
const EVERY_MS = 30_000;
/** What one look asks the chain about, of each attester. */
const BATCH = 100;

/**
 * Has scores wait for another attester whose attester the administrator of the contract distrusts, where
 * what it attested does not hold any more. What it attested before goes on holding and stays.
 */
export function releaseDistrusted(
  ports: Pick<ChainPorts, 'transact' | 'clock' | 'client' | 'warn'>,
) {
  let lookedAt = Number.NEGATIVE_INFINITY;
  /** How far they were gone through, by contract and attester. */
  const places = new Map<string, string>();
  return async ({ id: chain }: Pick<ChainLife, 'id'>): Promise<void> => {
    const now = ports.clock();
    if (now.getTime() - lookedAt < EVERY_MS) return;
    lookedAt = now.getTime();
    const { client, transact, warn } = ports;
    const signers = await transact(({ attestations }) => attestations.attesters(chain, now));
    for (const { contractId, registry, attester } of signers) {
      // A reorganisation may have taken the contract: it comes again.
      if (!(await client.hasCode(registry))) continue;
      const since = await client.distrustedSince(registry, attester);
      if (since === 0n) continue;
      const place = `${contractId} ${attester}`;
      const after = places.get(place) ?? '';
      const page = await transact(({ attestations }) =>
        attestations.signedBy({ contractId, attester }, after, now, BATCH),
      );
      places.set(place, page.at(-1)?.commitment ?? '');
      const commitments = page.map(({ commitment }) => commitment);
      const held = await client.attestationsOf({ registry, attester, commitments });
      const lost = commitments.filter((_, at) => (held[at]?.attestedAt ?? 0n) >= since);
      if (lost.length === 0) continue;
      warn('An attester is distrusted: what it attested waits for another one.', {
        ...{ attester, registry, scores: lost.length },
      });
      await transact(({ attestations }) => attestations.release(lost));
    }
  };
}
