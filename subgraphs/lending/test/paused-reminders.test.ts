import { expect, test } from 'vitest';
import { remindBorrowers } from '../src/app/remind-borrowers.ts';
import { mutate, newKey, officer } from './lending-subgraph.ts';
import { toldTo } from './notice-steps.ts';
import { useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const { lending, clock, at, loanOfJanuary } = useTimedLending();

/** What the job does, by another process. */
async function remind(): Promise<number> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    return await remindBorrowers(ports)();
  } finally {
    await close();
  }
}

test('what a pause moves is not told of as due, also before the pause begins, and nobody gets later in it', async () => {
  const [coming, late] = [await loanOfJanuary(), await loanOfJanuary()];
  const about = async ({ caller }: typeof coming) =>
    ((await toldTo(lending, caller.id, caller, false)) ?? [])
      .filter(({ kind }) => kind.startsWith('INSTALMENT'))
      .map(({ kind, dueDate, daysPastDue }) => [kind, dueDate, daysPastDue]);
  const pause = async (loanId: string, from: string, until: string) => {
    const input = { loanId, from, until, note: 'As agreed.', idempotencyKey: newKey() };
    const { userErrors } = await mutate(lending, officer(), 'pauseLoan', input, 'loan { id }');
    expect(userErrors).toEqual([]);
  };
  at('2026-02-10');
  await pause(coming.loanId, '2026-02-27', '2026-04-05');
  at('2026-02-26', '05:00');
  await remind();
  expect(await about(coming)).toEqual([]);
  expect(await about(late)).toHaveLength(1);

  at('2026-03-02');
  await pause(late.loanId, '2026-03-03', '2026-04-05');
  at('2026-04-04', '05:00');
  await remind();
  expect((await about(late))[0]).toEqual(['INSTALMENT_OVERDUE', '2026-02-28', 2]);
  at('2026-04-10', '05:00');
  await remind();
  expect((await about(late))[0]).toEqual(['INSTALMENT_OVERDUE', '2026-02-28', 7]);
  expect(await about(coming)).toEqual([]);
  at('2026-04-28', '05:00');
  await remind();
  expect(await about(coming)).toEqual([['INSTALMENT_DUE', '2026-04-30', null]]);
});
