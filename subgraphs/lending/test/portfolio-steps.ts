import { userCaller } from '@blockscore/caller';
import { type Id, newId } from '@blockscore/ids';
import { beforeAll } from 'vitest';
import type { Ports } from '../src/app/ports.ts';
import { type NewEntry, recordEntry } from '../src/app/record-entry.ts';
import type { LocalDate } from '../src/domain/calendar.ts';
import { replayer } from '../src/domain/servicing/replay.ts';
import type { LoanState } from '../src/domain/servicing/state.ts';
import { borrower, officer } from './lending-subgraph.ts';
import { activeLoan } from './loan-steps.ts';
import { INSTALMENT, useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

/** The last day of the story. */
export const TODAY = '2026-09-15';
const HOME_IMPROVEMENT = 'prod_01kanhq400e9sbvk4c7s0tq1p2';
const FEE = { kind: 'FEE_CHARGED', component: 'FEE', amount: 1_500n } as const;

export interface Amount {
  readonly amount: string;
}

/** Minor units. */
export const minor = ({ amount }: Amount) => Math.round(Number(amount) * 100);

/**
 * Five loans of 10,000.00 at 10.9 % and one at 8.4 % of a product that accrues by the day, all told of
 * until {@link TODAY}: one is paid as agreed, two fall behind, of which one is given up, one is paid off
 * early, one was just paid out.
 */
export function usePortfolio() {
  const { lending, clock, at, receive } = useTimedLending();
  const analyst = userCaller(newId('user'), ['ANALYST']);
  const partnerId = newId('partner');
  const ids: Record<string, Id<'loan'>> = {};

  /** With the ports of another process. */
  async function within<T>(run: (ports: Ports) => Promise<T>): Promise<T> {
    const { ports, close } = await portsOn(lending, clock);
    try {
      return await run(ports);
    } finally {
      await close();
    }
  }

  const enter = (name: string, entry: NewEntry) =>
    within(({ transact }) =>
      transact(async (work) => {
        const loan = await work.loans.lock(ids[name] as Id<'loan'>);
        if (loan === undefined) throw new Error(`There is no loan «${name}».`);
        await recordEntry(work, officer(), loan, entry, clock());
      }),
    );
  const payOut = async (name: string, day: LocalDate, partner?: Id<'partner'>, changes = {}) => {
    at(day);
    const id = await activeLoan(lending, borrower(partner), undefined, changes);
    ids[name] = id as Id<'loan'>;
  };
  const pay = (name: string, day: LocalDate, amount = INSTALMENT) =>
    receive(ids[name] ?? '', amount, day);

  beforeAll(async () => {
    await payOut('punctual', '2026-01-31');
    await payOut('late', '2026-01-31', partnerId);
    await payOut('lost', '2026-01-31');
    await payOut('quick', '2026-03-10', partnerId);
    await payOut('daily', '2026-03-20', undefined, { productId: HOME_IMPROVEMENT });
    await payOut('young', '2026-09-01');
    at(TODAY);
    for (const month of ['02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31']) {
      await pay('punctual', `2026-${month}`);
    }
    await pay('late', '2026-04-14');
    await pay('late', '2026-04-14');
    await enter('lost', { body: { kind: 'CHARGED_OFF' }, effectiveOn: '2026-07-10' });
    await pay('lost', '2026-08-20', 30_000);
    await pay('quick', '2026-05-02', 900_000);
    await pay('quick', '2026-06-02', 200_000);
    await pay('daily', '2026-04-20', 45_000);
    for (const name of ['late', 'daily', 'young', 'punctual']) {
      await enter(name, { body: FEE, effectiveOn: TODAY });
    }
  }, 120_000);

  async function ask(query: string, variables: Record<string, unknown> = {}, caller = analyst) {
    const { data, errors } = await lending.ask(caller, query, variables);
    if (errors) throw new Error(JSON.stringify(errors));
    return data ?? {};
  }

  /** What tells the state of every loan at days that are asked for in their order. */
  const replaying = () =>
    within(({ transact }) =>
      transact(async (work) => {
        const loans = await work.loans.findMany(Object.values(ids));
        const entries = await work.servicing.entries(loans.map(({ id }) => id));
        const replayers = loans.map(({ id, contract, disbursedOn }) => ({
          disbursedOn: disbursedOn ?? '9999-12-31',
          stateAt: replayer(contract, entries.get(id) ?? []),
        }));
        return (day: LocalDate): readonly LoanState[] =>
          replayers.flatMap(({ disbursedOn, stateAt }) =>
            disbursedOn > day ? [] : [stateAt(day)],
          );
      }),
    );

  return { lending, analyst, partnerId, ids, within, ask, replaying };
}
