import { ANONYMOUS } from '@blockscore/caller';
import { describe, expect, test } from 'vitest';
import { useLending } from './lending-subgraph.ts';

const lending = useLending();

describe('one request', () => {
  const longest = `input: { annualRate: "12", amount: { amount: "1000000", currency: "USD" },
    termMonths: 600, every: { unit: SEMI_MONTH }, dayCount: ACT_ACT }`;
  const row = 'dueDate payment { amount } balance { amount }';
  const asked = (count: number, field: string) =>
    `{ ${Array.from({ length: count }, (_, index) => `q${index}: ${field}`).join(' ')} }`;
  const quoted = `quoteLoan(${longest}) { schedule { ${row} } document { html pdf } }`;

  test('may quote three of the longest loans with all that is told of them', async () => {
    const { data, errors } = await lending.ask(ANONYMOUS, asked(3, quoted));
    expect(errors).toBeUndefined();
    expect(data?.['q2']).toMatchObject({ schedule: { length: 1_200 } });
  });

  test('is told to ask for fewer where it wants thirty, before they are worked out', async () => {
    const { data, errors } = await lending.ask(ANONYMOUS, asked(30, quoted));
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('ask for fewer at a time');
  });

  test('may rate no more than two of the longest series', async () => {
    const rated = `calculateApr(input: { method: EU_DIRECTIVE,
      advances: [{ amount: "5000", date: "1978-01-10" }],
      payments: [{ amount: "2", date: "1978-02-10", count: 5000, every: { unit: WEEK } }] }) { apr }`;
    const two = await lending.ask(ANONYMOUS, asked(2, rated));
    expect(two.errors).toBeUndefined();
    const three = await lending.ask(ANONYMOUS, asked(3, rated));
    expect(three.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('leaves the others their turn', async () => {
    let answered = false;
    const long = lending.ask(ANONYMOUS, asked(3, quoted)).then(() => {
      answered = true;
    });
    await lending.ask(ANONYMOUS, '{ loanProducts { id } }');
    expect(answered).toBe(false);
    await long;
  });
});
