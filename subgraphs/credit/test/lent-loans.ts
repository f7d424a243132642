import { newId } from '@blockscore/ids';
import { invent, type Watching } from './watched-scores.ts';

/** Fifty loans of one quarter, 28 of them rated GOOD; 27 of those ended when they were eight months old. */
export async function lendFifty(watching: Watching): Promise<void> {
  const shadows = [
    { modelId: 'application-trees-v1', value: 600, probabilityOfDefault: '0.120000' },
    { modelId: 'behaviour-v1', value: 600, probabilityOfDefault: '0.120000' },
  ];
  const scores = await invent(
    watching,
    Array.from({ length: 50 }, (_, i) => ({
      at: new Date('2024-01-10T00:00:00Z'),
      value: i < 28 ? 650 : 560,
      shadows,
    })),
  );
  await watching.ports.transact(async ({ outcomes, loanMonths }) => {
    for (const [i, { id, userId }] of scores.entries()) {
      const [loanId, applicationId] = [newId('loan'), newId('app')];
      const openedOn = '2024-02-01';
      await outcomes.open({ loanId, applicationId, userId, scoreId: id, openedOn });
      const age = { loanId, userId, periodEnd: '2024-10-01', monthsOnBook: 8 };
      await outcomes.age({ ...age, isInDefault: i === 0 });
      if (i > 1 && i < 28) {
        await outcomes.close({ loanId, userId, on: '2024-10-20', isInDefault: false });
      }
      if (i === 49) {
        const amounts = { currency: 'USD', due: 1n, paid: 1n, daysPastDue: 0 };
        const month = { loanId, userId, number: 8, revision: 0, worstDaysPastDue: 0, ...amounts };
        await loanMonths.keep({ ...month, periodEnd: '2025-08-10' });
      }
    }
  });
}
