import type { Caller } from '@blockscore/caller';
import type { EventEnvelope } from '@blockscore/events';
import { type Id, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { LendingErrorCode } from '../domain/errors.ts';
import {
  MOST_PAYOUT_ACCOUNTS,
  type PayoutAccount,
  type PayoutAccountStatus,
} from '../domain/payout-account.ts';
import type { AccountResult } from './payment-ports.ts';
import type { Ports, Work } from './ports.ts';

const LENDING = { kind: 'SERVICE', id: 'lending' } as const;

/** After so long a PENDING account is asked about again. */
export const ASK_AGAIN_MS = 10 * 60_000;

export interface NewPayoutAccount {
  readonly userId: Id<'user'>;
  readonly account: string;
  readonly holderName: string | null;
}

/** The person's account of that number: the one that is there, or a new one that is PENDING. */
export async function registerAccount(
  work: Work,
  caller: Caller,
  { userId, account, holderName }: NewPayoutAccount,
  now: Date,
  path: readonly string[],
): Promise<Outcome<PayoutAccount, LendingErrorCode>> {
  await work.payoutAccounts.lockOf(userId);
  const known = await work.payoutAccounts.findByAccount(userId, account);
  if (known !== undefined) return ok(known);
  const others = await work.payoutAccounts.listOf(userId);
  if (others.length >= MOST_PAYOUT_ACCOUNTS) {
    const message = `You have ${others.length} accounts, and more are not kept: remove one first.`;
    return fail('TOO_MANY_PAYOUT_ACCOUNTS', message, path);
  }
  const added: PayoutAccount = {
    id: newId('bank'),
    version: 1,
    userId,
    account,
    holderName,
    status: 'PENDING',
    refusalReason: null,
    createdAt: now,
    verifiedAt: null,
  };
  await work.payoutAccounts.insert(added, new Date(now.getTime() + ASK_AGAIN_MS));
  await recordChange(work, caller, added, null);
  return ok(added);
}

/**
 * Asks the provider about an account that is PENDING and takes down what it says; gives the account as
 * it is then. A provider that cannot tell leaves it PENDING: it is asked again by a job.
 */
export async function verifyAccount(ports: Ports, known: PayoutAccount): Promise<PayoutAccount> {
  if (known.status !== 'PENDING') return known;
  const { id, account, holderName } = known;
  let result: AccountResult;
  try {
    result = await ports.paymentProvider.verifyAccount({ id, account, holderName });
  } catch (error) {
    ports.onProviderFault(error, id);
    return known;
  }
  if (result.status === 'PENDING') return known;
  const answer = result;
  return await ports.transact(async (work) => {
    const current = await work.payoutAccounts.lock(id);
    if (current?.status !== 'PENDING') return current ?? known;
    return await takeDownVerification(work, current, answer, ports.clock());
  });
}

/** The provider has said whether a PENDING account is the person's. */
export async function takeDownVerification(
  work: Work,
  account: PayoutAccount,
  result: Exclude<AccountResult, { status: 'PENDING' }>,
  now: Date,
): Promise<PayoutAccount> {
  const { status } = result;
  const refusalReason = result.status === 'REFUSED' ? result.reason.slice(0, 300) : null;
  const verifiedAt = status === 'VERIFIED' ? now : null;
  return await moveAccount(work, LENDING, account, { status, refusalReason, verifiedAt });
}

/** Saves another status and tells so. */
export async function moveAccount(
  work: Work,
  actor: EventEnvelope['actor'],
  account: PayoutAccount,
  change: Pick<PayoutAccount, 'status'> & Partial<PayoutAccount>,
): Promise<PayoutAccount> {
  await work.payoutAccounts.save({ ...account, ...change });
  const moved = { ...account, ...change, version: account.version + 1 };
  await recordChange(work, actor, moved, account.status);
  return moved;
}

async function recordChange(
  work: Work,
  actor: EventEnvelope['actor'],
  account: PayoutAccount,
  from: PayoutAccountStatus | null,
): Promise<void> {
  await work.events.record({
    type: 'lending.payout_account.changed',
    aggregate: { type: 'payout_account', id: account.id, version: account.version },
    audience: { subject: account.userId, scopes: ['loans:read'] },
    actor,
    data: { userId: account.userId, payoutAccountId: account.id, from, to: account.status },
  });
}

/** Why no money goes to an account, in words for whoever wants it to; undefined where it may. */
export function accountProblem(
  account: Pick<PayoutAccount, 'status' | 'refusalReason'> | undefined,
): string | undefined {
  if (account?.status === 'VERIFIED') return undefined;
  if (account === undefined) {
    return 'The account of this loan was never verified: have the borrower choose a verified one (changePayoutAccount).';
  }
  if (account.status === 'PENDING') {
    return 'The payment provider has not verified the account yet: try again in a few minutes.';
  }
  if (account.status === 'REMOVED') {
    return 'The borrower removed the account of this loan: have them choose another one (changePayoutAccount).';
  }
  return `${refusalOf(account)}: choose another one (changePayoutAccount).`;
}

/** That and why the provider refused an account, to go on with what to do. */
export function refusalOf({ refusalReason }: Pick<PayoutAccount, 'refusalReason'>): string {
  const why = refusalReason === null ? '' : ` (${refusalReason})`;
  return `The payment provider refused the account${why}`;
}
