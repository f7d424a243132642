import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AttestingLedger, openAttestingLedger } from './attesting.ts';

let ledger: AttestingLedger;

beforeAll(async () => {
  ledger = await openAttestingLedger();
  await ledger.until(async () => (await ledger.registries())[0]?.deployedAt != null);
});

afterAll(async () => {
  await ledger?.close();
});

test('a score is attested until the end of the day on which lending decides by it last', async () => {
  const commitment = await ledger.hear();
  await ledger.attested(commitment);
  expect(await ledger.holds(commitment)).toBe(true);
});
