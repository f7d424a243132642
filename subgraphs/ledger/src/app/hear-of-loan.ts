import type { EventData, EventEnvelope } from '@blockscore/events';
import { nextMoveAt } from '../domain/loan-registry.ts';
import type { LoanRegistrySettings } from './loan-ports.ts';
import type { PostingPorts, Work } from './ports.ts';

/** Keeps what commits to a new agreement: the loan is to be registered by it. Heard again it changes nothing. */
export async function hearOfAgreement(
  work: Work,
  { clock }: Pick<PostingPorts, 'clock'>,
  { loanId, userId, agreement }: EventData['lending.agreement.made'],
): Promise<void> {
  const now = clock();
  const standing = { status: 'PENDING_DISBURSEMENT', statusSince: now, state: null };
  await work.loans.keep({ ...standing, loanId, userId, agreement, nextMoveAt: now, heardAt: now });
}

/** Notes what became of a loan that is to be registered; others were agreed on before that was. */
export async function hearOfLoan(
  work: Work,
  { endAfterMs }: LoanRegistrySettings,
  { data, occurredAt }: EventEnvelope<'lending.status.changed'>,
): Promise<void> {
  const { entity, loanId, to: status } = data;
  if (entity !== 'LOAN' || loanId === null) return;
  const before = await work.loans.lock(loanId);
  if (before === null) return;
  const after = { ...before, status, statusSince: new Date(occurredAt) };
  await work.loans.save({ ...after, nextMoveAt: nextMoveAt(after, endAfterMs) });
}
