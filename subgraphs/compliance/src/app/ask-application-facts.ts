import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { newSealKeyPair } from '@blockscore/vault';
import type { FraudSubject } from './fraud-ports.ts';
import type { Ports, Work } from './ports.ts';

/**
 * Asks the other subgraphs what may tell of fraud, once of an application and once of the payout of its
 * loan to each account. Of somebody who was erased nothing is asked: nothing that came back could be kept.
 */
export async function askApplicationFacts(
  work: Work,
  { fraud }: Pick<Ports, 'fraud'>,
  subject: FraudSubject,
): Promise<void> {
  if (!fraud.enabled) return;
  const requestId = newId('req');
  const { publicKey, privateKey } = await newSealKeyPair();
  if (!(await work.fraud.requests.insert({ ...subject, requestId, privateKey }))) return;
  const { userId, applicationId, payoutAccountId } = subject;
  await work.events.record({
    type: 'compliance.application_facts.requested',
    aggregate: { type: 'application_facts', id: requestId, version: 1 },
    audience: { scopes: ['compliance:read'] },
    actor: serviceCaller('compliance'),
    data: {
      ...{ requestId, userId, applicationId, publicKey },
      ...(payoutAccountId != null && { payoutAccountId }),
    },
  });
}
