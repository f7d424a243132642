import { newId } from '@blockscore/ids';
import { describe, expect, it } from 'vitest';
import {
  behaviourOf,
  endingOf,
  happenedBy,
  RETURN_DAYS,
  referenceOf,
} from './simulated-behaviour.ts';

describe('the simulated payment provider', () => {
  it('answers at once, unless the account says otherwise', () => {
    for (const service of ['PAYOUT', 'COLLECTION', 'VERIFICATION'] as const) {
      expect(behaviourOf(service, 'DE89370400440532013000')).toEqual({
        answer: 'SETTLED',
        callbacks: [],
      });
    }
  });

  it.each([
    ['PAYOUT', '0001', 'FAILED'],
    ['COLLECTION', '0001', 'SETTLED'],
    ['PAYOUT', '0002', 'SETTLED'],
    ['COLLECTION', '0002', 'FAILED'],
    ['VERIFICATION', '0003', 'FAILED'],
    ['VERIFICATION', '0004', 'ACCEPTED'],
    ['PAYOUT', '0007', 'SETTLED'],
    ['COLLECTION', '0007', 'ACCEPTED'],
  ] as const)('does a %s with an account that ends in %s: %s', (service, ending, answer) => {
    expect(behaviourOf(service, `ACCT${ending}`).answer).toBe(answer);
    expect(behaviourOf(service, endingOf(`ACCT${ending}`)).answer).toBe(answer);
  });

  it('knows what happened by then, whatever order it tells it in', () => {
    const outOfOrder = behaviourOf('COLLECTION', 'ACCT0009');
    expect(outOfOrder.callbacks.map(({ kind }) => kind)).toEqual(['RETURNED', 'SETTLED']);
    expect(happenedBy(outOfOrder, 0)).toBeUndefined();
    expect(happenedBy(outOfOrder, 9)?.kind).toBe('SETTLED');
    expect(happenedBy(outOfOrder, 100)?.kind).toBe('RETURNED');
    const returned = behaviourOf('COLLECTION', 'ACCT0007');
    expect(happenedBy(returned, RETURN_DAYS * 86_400 - 1)?.kind).toBe('SETTLED');
    expect(happenedBy(returned, RETURN_DAYS * 86_400)?.kind).toBe('RETURNED');
  });

  it('names each order alike each time, and no two the same', () => {
    const id = newId('pay');
    expect(referenceOf(id)).toBe(referenceOf(id));
    expect(referenceOf(newId('pay'))).not.toBe(referenceOf(id));
  });
});
