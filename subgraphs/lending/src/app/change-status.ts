import type { EventEnvelope } from '@blockscore/events';
import type { Application } from '../domain/application.ts';
import { type ApplicationStatus, type LoanStatus, mayBecome } from '../domain/lifecycle.ts';
import type { Loan } from '../domain/loan.ts';
import { standingOf } from '../domain/servicing/standing.ts';
import { audienceOf } from './access.ts';
import type { Work } from './ports.ts';
import type { LoanChange } from './servicing-ports.ts';
import { tellOfApplication, tellOfLoan } from './tell-status.ts';

type Actor = EventEnvelope['actor'];

/** Moves an application on and tells so in the same transaction. The caller checked that it may. */
export async function moveApplication(
  work: Work,
  actor: Actor,
  application: Application,
  to: ApplicationStatus,
  loanId: Loan['id'] | null = null,
): Promise<Application> {
  const from = application.status;
  if (!mayBecome(from, to)) throw new Error(`Application ${application.id}: ${from} before ${to}.`);
  const moved = await work.applications.setStatus(application, to);
  await recordApplication(work, actor, moved, from, loanId);
  return moved;
}

export async function recordApplication(
  work: Work,
  actor: Actor,
  application: Application,
  from: ApplicationStatus | null,
  loanId: Loan['id'] | null,
): Promise<void> {
  await work.events.record({
    type: 'lending.status.changed',
    aggregate: { type: 'application', id: application.id, version: application.version },
    audience: audienceOf(application),
    actor,
    data: {
      applicationId: application.id,
      loanId,
      entity: 'APPLICATION',
      from,
      to: application.status,
    },
  });
  await tellOfApplication(work, application);
}

/** Moves a loan on and tells so in the same transaction. The caller checked that it may. */
export async function moveLoan(
  work: Work,
  actor: Actor,
  loan: Loan,
  to: LoanStatus,
): Promise<Loan> {
  if (!mayBecome(loan.status, to)) throw new Error(`Loan ${loan.id}: ${loan.status} before ${to}.`);
  const moved = await work.loans.setStatus(loan, to);
  await recordLoan(work, actor, moved, loan.status);
  return moved;
}

/** Tells of what became of a loan by its entries; nothing where it stays as it was. */
export async function tellLoanMoves(
  work: Work,
  actor: Actor,
  { loan: { status: from }, state }: LoanChange,
  loan: Loan,
): Promise<void> {
  const { lost } = standingOf(state);
  let previous = from;
  for (const to of movesBetween(from, loan.status)) {
    if (!mayBecome(previous, to)) throw new Error(`Loan ${loan.id}: ${previous} before ${to}.`);
    await recordLoan(work, actor, { ...loan, status: to }, previous, lost);
    previous = to;
  }
}

/** One that was paid out a while before the books had it is ACTIVE first, whatever it is by now. */
function movesBetween(from: LoanStatus, to: LoanStatus): readonly LoanStatus[] {
  if (from === to) return [];
  return from === 'DISBURSING' && to !== 'ACTIVE' ? ['ACTIVE', to] : [to];
}

/** @param lost what was given up of it and has not come in since; minor units */
export async function recordLoan(
  work: Work,
  actor: Actor,
  loan: Loan,
  from: LoanStatus | null,
  lost = 0n,
): Promise<void> {
  await work.events.record({
    type: 'lending.status.changed',
    aggregate: { type: 'loan', id: loan.id, version: loan.version },
    audience: audienceOf(loan),
    actor,
    data: {
      applicationId: loan.applicationId,
      loanId: loan.id,
      entity: 'LOAN',
      from,
      to: loan.status,
    },
  });
  await tellOfLoan(work, loan, from, lost);
}
