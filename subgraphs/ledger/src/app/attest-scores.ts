import type { ChainPorts } from './chain-ports.ts';
import type { Contracts } from './ensure-contracts.ts';
import { gatherAttestations, gatherRevocations } from './gather-attestations.ts';
import { releaseDistrusted } from './release-distrusted.ts';
import { signAttestations } from './sign-attestations.ts';

/**
 * A round with AttestationRegistries: what their chain has lost or their administrator distrusts waits again,
 * and what waits is gathered and signed. Where scores are not attested any more, what was attested before is
 * still revoked.
 */
export function attestScores(ports: ChainPorts) {
  const release = releaseDistrusted(ports);
  const gather = gatherAttestations(ports);
  const gatherRevoked = gatherRevocations(ports);
  const sign = signAttestations(ports);
  return async (contracts: Contracts): Promise<void> => {
    const { life, usable } = contracts;
    await ports.transact(({ attestations }) => attestations.forgetLost());
    await release(life);
    if (usable.has('AttestationRegistry')) await gather();
    await gatherRevoked(life);
    await sign(contracts);
  };
}
