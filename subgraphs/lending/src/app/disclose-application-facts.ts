import { serviceCaller } from '@blockscore/caller';
import type { EventData } from '@blockscore/events';
import { sealTo } from '@blockscore/vault';
import type { AccountMark } from './application-facts-ports.ts';
import type { Work } from './ports.ts';

/**
 * Answers compliance's question what may tell of fraud in somebody's application: sealed to its one-time
 * key, account numbers by keyed hashes, the one that the loan is paid to first. Lending knows no names: whether an account is held in the
 * applicant's own is for compliance to tell. Of somebody whose data was erased there is no answer. Runs in
 * the consumer's transaction.
 */
export async function discloseApplicationFacts(
  work: Pick<Work, 'applications' | 'applicationFacts' | 'exposures' | 'events' | 'loans'>,
  request: EventData['compliance.application_facts.requested'],
): Promise<void> {
  const { requestId, userId, applicationId, publicKey } = request;
  const [application] = await work.applications.findMany([applicationId]);
  if (application?.userId !== userId) return;
  const [loan] = await work.loans.findByApplications([applicationId]);
  const accountId = request.payoutAccountId ?? loan?.payoutAccountId ?? null;
  const known = await work.applicationFacts.of(userId, accountId);
  if (known === undefined) return;
  const exposure = await work.exposures.of(userId);
  const facts = {
    accounts: known.accounts.map(told),
    amountMinor: application.amount.minor.toString(),
    currency: application.amount.currency,
    termMonths: application.termMonths,
    exposureMinor: exposure.amount.toString(),
    appliedAt: known.appliedAt.map((at) => at.toISOString()),
  };
  await work.events.record({
    type: 'lending.application_facts.disclosed',
    aggregate: { type: 'application', id: applicationId, version: application.version },
    audience: { scopes: [] },
    actor: serviceCaller('lending'),
    data: { requestId, userId, sealed: await sealTo(publicKey, facts, { requestId }) },
  });
}

function told({ id, mark, status, holderName, verifiedAt, createdAt }: AccountMark) {
  return {
    ...{ payoutAccountId: id, mark, status, holderName },
    verified: verifiedAt !== null,
    givenAt: createdAt.toISOString(),
  };
}
