import { createHash } from 'node:crypto';
import { canonicalInput, connect } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { expireOffers } from '../src/app/expire-offers.ts';
import { applicationOf, applied, decided, told } from './application-steps.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { accept } from './loan-steps.ts';
import { portsOn } from './ports.ts';

const DAY = 86_400_000;
const lending = useLending();

async function offered() {
  const caller = borrower();
  const id = await applied(lending, caller);
  await decided(lending, id, 'APPROVED');
  return { caller, id };
}

test('an offer is handed out as a page and as a PDF file', async () => {
  const { caller, id } = await offered();
  const { data, errors } = await lending.ask(
    caller,
    `query ($id: ID!) { loanApplication(id: $id) { offer {
      apr amount { amount } amountFinanced { amount } document { html pdf } } } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  const view = data?.['loanApplication'] as { offer: OfferView } | undefined;
  const { apr, amount, amountFinanced, document } = view?.offer ?? {};
  expect(amountFinanced).toEqual(amount);
  expect(document?.html).toContain(`${Number(apr).toFixed(2)} %`);
  expect(document?.html).toContain('Valid until');
  expect(Buffer.from(document?.pdf ?? '', 'base64').toString('latin1')).toMatch(/^%PDF-/);
});

interface OfferView {
  readonly apr: string;
  readonly amount: unknown;
  readonly amountFinanced: unknown;
  readonly document: { readonly html: string; readonly pdf: string };
}

describe('accepting an offer', () => {
  test('makes a loan that waits to be paid out, its account out of sight', async () => {
    const { caller, id } = await offered();
    const { loan, userErrors } = await accept(lending, caller, id);
    expect(userErrors).toEqual([]);
    expect(loan?.status).toBe('PENDING_DISBURSEMENT');
    expect((await told(lending, id)).slice(-2)).toEqual([
      'APPLICATION APPROVED→ACCEPTED',
      'LOAN null→PENDING_DISBURSEMENT',
    ]);
    const [row] = await lending.sql`select * from lending.loans where id = ${loan?.id ?? ''}`;
    const [account] = await lending.sql`
      select * from lending.payout_accounts where id = ${String(row?.['payout_account_id'])}`;
    expect(account).toMatchObject({ status: 'VERIFIED', account: expect.stringMatching(/^v1\./) });
    const kept = JSON.stringify([row, account, await lending.events()]);
    expect(kept).not.toContain('370400440532');
    const [key] = await lending.sql`
      select input_hash from lending.idempotency_keys where entity_id = ${loan?.id ?? ''}`;
    const input = { id, payoutAccount: 'DE89 3704 0044 0532 0130 00' };
    const unkeyed = createHash('sha256').update(canonicalInput(input));
    expect(key?.['input_hash']).toMatch(/^[\w-]{43}$/);
    expect(key?.['input_hash']).not.toBe(unkeyed.digest('base64url'));
    const view = await applicationOf(lending, caller, id);
    expect(view).toMatchObject({ status: 'ACCEPTED', loan: { id: loan?.id } });
  });

  test('works by the id of the offer too', async () => {
    const { caller, id } = await offered();
    const view = await applicationOf(lending, caller, id);
    expect((await accept(lending, caller, view?.offer?.id ?? '')).loan).not.toBeNull();
  });

  test('happens once: by the same key the same loan, by another a refusal', async () => {
    const { caller, id } = await offered();
    const key = newKey();
    const account = 'GB33BUKB20201555555555';
    const first = await accept(lending, caller, id, account, key);
    expect(await accept(lending, caller, id, account, key)).toEqual(first);
    expect(await accept(lending, caller, id, 'GB29NWBK60161331926819', key)).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
    expect(await accept(lending, caller, id)).toMatchObject({
      loan: null,
      userErrors: [{ code: 'INVALID_STATE' }],
    });
    const withdrawn = await mutate(lending, caller, 'withdrawApplication', { id }, '');
    expect(withdrawn.userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  });

  test('of two at the same moment one wins', async () => {
    const { caller, id } = await offered();
    const both = await Promise.all([accept(lending, caller, id), accept(lending, caller, id)]);
    expect(both.filter(({ loan }) => loan !== null)).toHaveLength(1);
  });

  test.each(['', '12', 'DE89;drop', 'X'.repeat(35), 'x'.repeat(10_000)])(
    'refuses the account %j',
    async (account) => {
      // Before anything is looked up, so that no offer is needed.
      expect(await accept(lending, borrower(), newId('app'), account)).toMatchObject({
        loan: null,
        userErrors: [{ code: 'PAYOUT_ACCOUNT_INVALID', path: ['input', 'payoutAccount'] }],
      });
    },
  );

  test("somebody else's offer looks like none, also to staff", async () => {
    const { id } = await offered();
    for (const caller of [borrower(), officer()]) {
      for (const wanted of [id, newId('offer'), 'nonsense']) {
        expect(await accept(lending, caller, wanted)).toMatchObject({
          userErrors: [{ code: 'NOT_FOUND' }],
        });
      }
    }
  });

  test('is not possible before there is an offer', async () => {
    const caller = borrower();
    const id = await applied(lending, caller);
    expect(await accept(lending, caller, id)).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
  });
});

describe('an offer that ran out', () => {
  test('cannot be accepted by who had to wait until it did', async () => {
    const { caller, id } = await offered();
    const { sql: other, close: hangUp } = connect(lending.database.adminUrl, { max: 1 });
    let accepting: ReturnType<typeof accept> | undefined;
    try {
      await other.begin(async (held) => {
        await held`select 1 from lending.applications where id = ${id} for update`;
        accepting = accept(lending, caller, id);
        await eventually(async () => {
          const [waiting] = await lending.sql`
            select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`;
          return waiting;
        });
        lending.travel(15 * DAY);
      });
      expect(await accepting).toMatchObject({
        loan: null,
        userErrors: [{ code: 'OFFER_EXPIRED' }],
      });
    } finally {
      lending.travel(-15 * DAY);
      await hangUp();
    }
  });

  test('cannot be accepted, and expires', async () => {
    const { caller, id } = await offered();
    lending.travel(15 * DAY);
    expect(await accept(lending, caller, id)).toMatchObject({
      loan: null,
      userErrors: [{ code: 'OFFER_EXPIRED' }],
    });
    const { ports, close } = await portsOn(lending, () => new Date(Date.now() + 15 * DAY));
    try {
      // Two processes at once expire it once.
      const counts = await Promise.all([expireOffers(ports)(), expireOffers(ports)()]);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    } finally {
      await close();
    }
    expect((await told(lending, id)).filter((step) => step.endsWith('→EXPIRED'))).toHaveLength(1);
    expect(await applicationOf(lending, caller, id)).toMatchObject({ status: 'EXPIRED' });
    expect(await accept(lending, caller, id)).toMatchObject({
      userErrors: [{ code: 'OFFER_EXPIRED' }],
    });
  });

  test('leaves offers that still hold alone', async () => {
    const { ports, close } = await portsOn(lending, () => new Date());
    try {
      expect(await expireOffers(ports)()).toBe(0);
    } finally {
      await close();
    }
  });
});

test('a change under a stale version is refused', async () => {
  const { id } = await offered();
  const { ports, close } = await portsOn(lending, () => new Date());
  try {
    await expect(
      ports.transact(async (work) => {
        const [application] = await work.applications.findMany([id as `app_${string}`]);
        if (application === undefined) throw new Error('gone');
        await work.applications.setStatus({ ...application, version: 1 }, 'WITHDRAWN');
      }),
    ).rejects.toThrow('changed while it was locked');
  } finally {
    await close();
  }
});
