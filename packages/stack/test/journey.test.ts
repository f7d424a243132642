import {
  eventually,
  hasRedis,
  type Subscription,
  startTestStack,
  subscribeSse,
  subscribeWebSocket,
  type TestStack,
} from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proveScore } from './attestation.ts';
import { proveDays, proveEntry, verifyDays } from './audit-evidence.ts';
import { checkDocument } from './checked-document.ts';
import { followedLoan } from './followed-loan.ts';
import { releaseHeldPayout } from './held-payout.ts';
import {
  applyAndWait,
  type ChainEvent,
  chainHolds,
  enrol,
  type Loan,
  operation,
  run,
  type Session,
  type StatusEvent,
  signInDemo,
  unbalancedTransactions,
} from './journey.ts';
import { payOut } from './paying-out.ts';
import { signOutForGood, useAndRevokeKey } from './revocation.ts';
import { referSharedBrowser } from './shared-browser.ts';
import { OWN_AUDIT, STAFF_AUDIT, typesInTrail } from './trail.ts';

const today = () => new Date().toISOString().slice(0, 10);
const cents = (amount: string) => BigInt(amount.replace('.', ''));
const sum = (amounts: readonly string[]) => amounts.reduce((total, a) => total + cents(a), 0n);

describe.each([
  { log: 'Postgres', redis: false },
  { log: 'Redis', redis: true },
])('the main job, with events through $log', ({ redis }) => {
  // Where the machine has no redis-server the second round cannot run; the first one always does.
  const possible = !redis || hasRedis();
  let stack: TestStack;
  /** Midnight may come before the last of it. */
  let began: string;
  let borrower: Session;
  let officer: Session;
  const email = `grace-${redis ? 'redis' : 'postgres'}@example.com`;

  beforeAll(async () => {
    if (!possible) return;
    began = today();
    // What is proven below need not wait for others.
    const environment = {
      compliance: { AUDIT_SEAL_SECONDS: '1' },
      ledger: { ANCHOR_EVERY_SECONDS: '1' },
    };
    stack = await startTestStack({ redis, environment });
    officer = await signInDemo(stack, 'officer');
  }, 120_000);
  const open: Subscription[] = [];
  afterAll(async () => {
    await Promise.all(open.map((subscription) => subscription.close()));
    await stack?.stop();
  }, 180_000);

  test.skipIf(!possible)(
    'from registration to the first repayment, each step told while it happens',
    async () => {
      borrower = await enrol(stack, email);
      const token = borrower.accessToken;
      const profile = await run<{
        submitFinancialProfile: { score: { value: number; reasons: unknown[] } };
      }>(stack, 'SubmitProfile', token);
      const { score } = profile.submitFinancialProfile;
      expect(score.value).toBeGreaterThanOrEqual(640);
      expect(score.reasons.length).toBeLessThanOrEqual(4);

      const watching = subscribeWebSocket(stack.webSocketUrl, {
        query: operation('WatchLoans'),
        token,
      });
      const staff = subscribeSse(stack.sseUrl, {
        query: operation('WatchLoans'),
        token: officer.accessToken,
      });
      const chain = subscribeSse(stack.sseUrl, { query: operation('WatchChain'), token });
      open.push(watching, staff, chain);
      const first = [watching.next(), staff.next()];
      const firstBlock = chain.next();
      // Where the test fails before it comes to these, their rejections are nobody's.
      for (const pending of [...first, firstBlock]) pending.catch(() => undefined);
      await subscriptionsOpen(open.length);

      const { id, application } = await applyAndWait(stack, token, `${email}-apply`);
      expect(application).toMatchObject({
        status: 'APPROVED',
        decision: { outcome: 'APPROVED', decidedBy: 'POLICY' },
      });
      const accepted = await run<{ acceptOffer: { loan: { id: string } } }>(
        stack,
        'Accept',
        token,
        { id },
        (text) => text.replace('grace-accept-1', `${email}-accept`),
      );
      const loanId = accepted.acceptOffer.loan.id;
      const paidOut = await payOut<{
        disburseLoan: { loan: { borrower: { lastName: string; creditScore: { value: number } } } };
      }>(stack, officer, loanId, `${email}-payout`);
      expect(paidOut.disburseLoan.loan.borrower).toEqual({
        firstName: 'Grace',
        lastName: 'Murray',
        creditScore: { value: score.value },
      });

      const statuses = [
        [null, 'SUBMITTED'],
        ['SUBMITTED', 'UNDER_REVIEW'],
        ['UNDER_REVIEW', 'APPROVED'],
        ['APPROVED', 'ACCEPTED'],
        [null, 'PENDING_DISBURSEMENT'],
        ['PENDING_DISBURSEMENT', 'DISBURSING'],
        ['DISBURSING', 'ACTIVE'],
      ];
      for (const [index, subscription] of [watching, staff].entries()) {
        const begun = await first[index];
        const rest = await subscription.take(statuses.length - 1);
        const events = [begun, ...rest].map((result) => statusEvent(result));
        expect(events.map((event) => [event?.from, event?.to])).toEqual(statuses);
        expect(new Set(events.map((event) => event?.application?.id))).toEqual(new Set([id]));
        expect(events.at(-1)?.loan).toMatchObject({ id: loanId, status: 'ACTIVE' });
        // Resuming after the second event gives exactly what followed it.
        const resumed = subscribeWebSocket(stack.webSocketUrl, {
          query: operation('WatchLoans').replace(
            'loanStatusChanged',
            `loanStatusChanged(after: "${events[1]?.cursor}")`,
          ),
          token: index === 0 ? token : officer.accessToken,
        });
        const again = await resumed.take(statuses.length - 2);
        expect(again.map((result) => statusEvent(result)?.cursor)).toEqual(
          events.slice(2).map((event) => event?.cursor),
        );
        await resumed.close();
        await subscription.close();
      }

      const confirmations = [
        await firstBlock,
        ...(await chain.until((result) => statusOf(result) === 'CONFIRMED')),
      ].map((result) => result.data?.['transactionConfirmed'] as ChainEvent);
      await chain.close();
      const required = confirmations[0]?.requiredConfirmations ?? 0;
      expect(required).toBeGreaterThan(1);
      const counted = confirmations.filter((event) => event.confirmations > 0);
      expect(counted.map((event) => event.confirmations)).toEqual(
        Array.from({ length: required }, (_, index) => index + 1),
      );

      const loan = await readLoan(loanId, token);
      expect(loan.schedule).toHaveLength(24);
      expect(sum(loan.schedule.map((row) => row.principal.amount))).toBe(cents('12000.00'));
      for (const row of loan.schedule) {
        expect(cents(row.payment.amount)).toBe(
          cents(row.principal.amount) + cents(row.interest.amount),
        );
      }
      const [posting] = loan.transactions.edges.map((edge) => edge.node);
      expect(posting).toMatchObject({ kind: 'DISBURSEMENT', chainStatus: 'CONFIRMED' });
      expect(posting?.chainTransaction?.hash).toBe(
        confirmations.at(-1)?.transaction.chainTransaction.hash,
      );
      const onChain = await chainHolds(
        stack,
        posting?.chainTransaction?.hash ?? '',
        posting?.chainTransaction?.commitment ?? '',
      );
      expect(onChain).toBe(true);

      await repay(loanId, token, loan.nextInstalment.amountDue.amount);
      const after = await eventually(async () => {
        const now = await readLoan(loanId, token);
        return now.schedule[0]?.paid === true ? now : undefined;
      });
      expect(cents(after.balance.amount)).toBe(
        cents('12000.00') - cents(loan.schedule[0]?.principal.amount ?? '0'),
      );
      expect(await followedLoan(stack, loanId)).toEqual({
        scored: true,
        groupKnown: true,
        keyDestroyed: true,
      });
      const proven = await proveScore(stack, borrower);
      expect(await chainHolds(stack, proven.hash, proven.root)).toBe(true);
    },
    180_000,
  );

  test.skipIf(!possible)('the audit trail holds all of it and is whole', async () => {
    const own = await typesInTrail(stack, borrower, borrower.user.id, OWN_AUDIT);
    expect(
      [...own].filter((type) =>
        /screen|decision|clearance|check|monitoring|risk|fraud|facts/.test(type),
      ),
    ).toEqual([]);
    const compliance = await signInDemo(stack, 'compliance');
    const all = await typesInTrail(stack, compliance, borrower.user.id, [
      ...OWN_AUDIT,
      ...STAFF_AUDIT,
    ]);
    expect(all.size).toBeGreaterThan(own.size);
    const days = { from: began, to: today() };
    await verifyDays(stack, compliance, days);
    await proveEntry(stack, borrower);
    await proveDays(stack, compliance, days);
  });

  test.skipIf(redis)(
    'a document goes to compliance, and to an officer, by the gateway',
    async () => {
      await checkDocument(stack, borrower);
    },
    60_000,
  );

  test.skipIf(redis)(
    'a payout that is held moves once two officers release it',
    async () => {
      await releaseHeldPayout(stack, officer);
    },
    60_000,
  );

  test.skipIf(redis)(
    'of two who share a browser and an account, the second one is left to an officer',
    async () => {
      await referSharedBrowser(stack);
    },
    60_000,
  );

  test.skipIf(!possible)('the books balance', async () => {
    const analyst = await signInDemo(stack, 'analyst');
    const { trialBalance } = await run<{
      trialBalance: {
        balanced: boolean;
        totalDebits: { amount: string };
        totalCredits: { amount: string };
      };
    }>(stack, 'TrialBalance', analyst.accessToken);
    expect(trialBalance.balanced).toBe(true);
    expect(trialBalance.totalDebits.amount).toBe(trialBalance.totalCredits.amount);
    expect(cents(trialBalance.totalDebits.amount)).toBeGreaterThan(0n);
    expect(await unbalancedTransactions(stack)).toEqual([]);
  });

  test.skipIf(!possible)('what is signed out or revoked is refused at once', async () => {
    await signOutForGood(stack, borrower);
    await useAndRevokeKey(stack, await signInDemo(stack, 'admin'));
  });

  /** A subscription that is asked for is open a little later; what happens before it does not tell. */
  async function subscriptionsOpen(count: number): Promise<void> {
    await eventually(async () => {
      const metrics = await (await fetch(`${stack.url}/metrics`)).text();
      const shown = /^gateway_subscriptions(?:\{[^}]*\})? (\d+)/m.exec(metrics)?.[1];
      return Number(shown) >= count ? true : undefined;
    });
  }

  async function readLoan(id: string, token: string): Promise<Loan> {
    return (await run<{ loan: Loan }>(stack, 'MyLoan', token, { id })).loan;
  }

  async function repay(loanId: string, token: string, amount: string): Promise<void> {
    await run(stack, 'Repay', token, { loanId, amount }, (text) =>
      text.replace('grace-repay-1', `${email}-repay`),
    );
  }
});

interface Result {
  readonly data?: Readonly<Record<string, unknown>> | null;
}

function statusEvent(result: Result | undefined): StatusEvent | undefined {
  return result?.data?.['loanStatusChanged'] as StatusEvent | undefined;
}

function statusOf(result: { readonly data?: Record<string, unknown> | null }): string | undefined {
  return (result.data?.['transactionConfirmed'] as ChainEvent | undefined)?.status;
}
