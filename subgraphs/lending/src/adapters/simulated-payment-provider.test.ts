import { money } from '@blockscore/money';
import { describe, expect, it } from 'vitest';
import { createSimulatedPaymentProvider } from './simulated-payment-provider.ts';

const provider = createSimulatedPaymentProvider();
const order = {
  idempotencyKey: 'pay_1',
  direction: 'PAYOUT',
  method: 'BANK_TRANSFER',
  amount: money(100n, 'USD'),
  account: 'DE89370400440532013000',
} as const;

describe('the simulated payment provider', () => {
  it('settles, and answers the same key the same', async () => {
    const first = await provider.execute(order);
    expect(first.status).toBe('SETTLED');
    expect(await provider.execute(order)).toEqual(first);
    expect(await provider.execute({ ...order, idempotencyKey: 'pay_2' })).not.toEqual(first);
  });

  it('fails as the account tells it to', async () => {
    const refuses = async (direction: 'PAYOUT' | 'COLLECTION', account: string) =>
      (await provider.execute({ ...order, direction, account })).status;
    expect(await refuses('PAYOUT', 'ACCT0001')).toBe('FAILED');
    expect(await refuses('COLLECTION', 'ACCT0001')).toBe('SETTLED');
    expect(await refuses('PAYOUT', 'ACCT0002')).toBe('SETTLED');
    expect(await refuses('COLLECTION', 'ACCT0002')).toBe('FAILED');
  });
});
