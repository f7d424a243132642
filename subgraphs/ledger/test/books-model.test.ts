import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import fc, { type AsyncCommand } from 'fast-check';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ModelBooks, type ModelTransaction, type Operation, type Side } from './books-model.ts';
import { openTestLedger, type TestLedger } from './ledger.ts';
import { createRealBooks, dayOf, type RealBooks } from './real-books.ts';

/** Random histories; MODEL_RUNS=2000 goes on for some minutes. */
const HISTORIES = Number(process.env['MODEL_RUNS'] ?? 15);
const ACCOUNTS = 5;
const DAY_MS = 86_400_000;

let ledger: TestLedger;
let owner: Sql;
beforeAll(async () => {
  ledger = await openTestLedger();
  owner = postgres(ledger.database.ownerUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await owner?.end();
  await ledger?.close();
});

interface Real {
  readonly books: RealBooks;
  /** The days of this history begin here. */
  readonly began: number;
}

const now = () => ledger.clock().getTime();

/** What is done, with places instead of days, moments and transactions: they follow from what is there. */
const spec = {
  account: fc.nat(ACCOUNTS - 1),
  minor: fc.bigInt({ min: 1n, max: 60n }),
  /** Days before today; some are closed. */
  ago: fc.nat(6),
  of: fc.nat(1_000),
};
const transfer = fc.record({
  debit: spec.account,
  other: fc.integer({ min: 1, max: ACCOUNTS - 1 }),
  minor: spec.minor,
  ago: spec.ago,
  pending: fc.boolean(),
  minutes: fc.option(fc.integer({ min: 1, max: 4_000 })),
});
/** Such as most balances are within for a while. */
const least = fc.option(fc.bigInt({ min: -90n, max: 10n }));
const most = fc.option(fc.bigInt({ min: -10n, max: 90n }));
const plan = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('post' as const),
      transfers: fc.array(transfer, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('post-pending' as const),
      of: spec.of,
      minor: fc.option(spec.minor),
      ago: fc.option(spec.ago),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('void' as const), of: spec.of }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('reverse' as const), of: spec.of, ago: spec.ago }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('limit' as const),
      account: spec.account,
      bounds: fc.tuple(least, most),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('close' as const),
      ago: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fold' as const) }) },
);
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;

const day = (ago: number) => dayOf(now() - ago * DAY_MS);

/** The operation that a plan comes to, or none where there is nothing that it could be about. */
function operationOf(planned: Plan, { transactions, accounts }: ModelBooks): Operation[] {
  const some = (fits: (transaction: ModelTransaction) => boolean): number[] => {
    const fitting = transactions.flatMap((found, index) => (fits(found) ? [index] : []));
    const picked = 'of' in planned ? fitting[planned.of % fitting.length] : undefined;
    return picked === undefined ? [] : [picked];
  };
  switch (planned.kind) {
    case 'post':
      return [
        {
          kind: 'post',
          transfers: planned.transfers.map(({ debit, other, minor, ago, pending, minutes }) => ({
            ...{ debit, credit: (debit + other) % ACCOUNTS, minor, day: day(ago), pending },
            expiresAt: pending && minutes !== null ? now() + minutes * 60_000 : null,
          })),
        },
      ];
    case 'post-pending': {
      const on = planned.ago === null ? null : day(planned.ago);
      const { kind, minor } = planned;
      return some(({ pending }) => pending).map((of) => ({ kind, of, minor, day: on }));
    }
    case 'void':
      return some(({ pending }) => pending).map((of) => ({ kind: 'void', of }));
    case 'reverse':
      return some(() => true).map((of) => ({ kind: 'reverse', of, day: day(planned.ago) }));
    case 'limit': {
      const [a, b] = planned.bounds;
      const [least, most] = a !== null && b !== null && a > b ? [b, a] : [a, b];
      const version = accounts[planned.account]?.version ?? 0;
      return [{ kind: 'limit', account: planned.account, version, least, most }];
    }
    case 'close':
      return [{ kind: 'close', through: day(planned.ago) }];
    default:
      return [planned];
  }
}

function* orders<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of orders(items.toSpliced(index, 1))) yield [item, ...rest];
  }
}

/** Several operations at the same moment: they come to what they would in one order or another. */
class Burst implements AsyncCommand<ModelBooks, Real> {
  readonly #plans: readonly Plan[];
  readonly #hours: number;
  constructor(plans: readonly Plan[], hours: number) {
    this.#plans = plans;
    this.#hours = hours;
  }
  check(): boolean {
    return true;
  }
  async run(model: ModelBooks, real: Real): Promise<void> {
    ledger.advance(this.#hours * 3_600_000);
    const operations = this.#plans.flatMap((planned) => operationOf(planned, model));
    const seen = await Promise.all(
      operations.map((operation) => real.books.run(operation, model.transactions.length)),
    );
    const numbered = operations.map((operation, index) => ({ operation, index }));
    for (const order of orders(numbered)) {
      const tried = model.copy();
      const fits = order.every(
        ({ operation, index }) => tried.apply(operation, now()) === seen[index]?.outcome,
      );
      if (!fits) continue;
      // Which of the transactions is which: those of the order that fits.
      real.books.note(order.flatMap(({ index }) => seen[index]?.ids ?? []));
      if (await real.books.agrees(tried)) {
        model.become(tried);
        return;
      }
      real.books.forget(model.transactions.length);
    }
    const text = operations.map(
      (operation, index) => `${say(operation)} → ${seen[index]?.outcome}`,
    );
    throw new Error(`In no order do these come to that:\n${text.join('\n')}`);
  }
  toString(): string {
    return `[+${this.#hours} h: ${this.#plans.map((planned) => say(planned)).join(' ∥ ')}]`;
  }
}

const say = (value: unknown) =>
  JSON.stringify(value, (_, found: unknown) => (typeof found === 'bigint' ? `${found}` : found));

/** Balances as of a day and as of a moment of the past. */
class LookBack implements AsyncCommand<ModelBooks, Real> {
  readonly #ago: number;
  readonly #hours: number;
  constructor(ago: number, hours: number) {
    this.#ago = ago;
    this.#hours = hours;
  }
  check(): boolean {
    return true;
  }
  async run(model: ModelBooks, { books, began }: Real): Promise<void> {
    const moment = Math.max(began, now() - this.#hours * 3_600_000);
    for (const [asOf, knownAt] of [
      [day(this.#ago), null],
      [null, moment],
      [day(this.#ago), moment],
    ] as const) {
      expect(await books.balances(asOf, knownAt)).toEqual(
        model.accounts.map((_, account) => model.balance(account, asOf, knownAt)),
      );
    }
  }
  toString(): string {
    return `[look back ${this.#ago} d, ${this.#hours} h]`;
  }
}

/** As after a dump came into another cluster. */
class Refold implements AsyncCommand<ModelBooks, Real> {
  check(): boolean {
    return true;
  }
  async run(model: ModelBooks, { books }: Real): Promise<void> {
    await owner`select ledger.refold()`;
    expect(await books.agrees(model)).toBe(true);
  }
  toString(): string {
    return '[refold]';
  }
}

const commands = [
  fc.constant(new Refold()),
  fc
    .tuple(fc.array(plan, { minLength: 1, maxLength: 4 }), fc.nat(30))
    .map(([plans, hours]) => new Burst(plans, hours)),
  fc.tuple(fc.nat(8), fc.nat(60)).map(([ago, hours]) => new LookBack(ago, hours)),
];

const SIDES: readonly Side[] = ['DEBIT', 'CREDIT', 'DEBIT', 'CREDIT', 'DEBIT'];

test('books of any history are what plain books would be, also when it happens at once', async () => {
  const staff = userCaller(newId('user'), ['ADMIN']);
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 16, size: 'max' }), async (history) => {
      // Days that an earlier history closed are left behind.
      ledger.advance(20 * DAY_MS);
      const closed = await ledger.books.closedPeriods(1);
      const books = await createRealBooks(ledger, staff, SIDES);
      const setup = () => ({
        model: new ModelBooks(
          SIDES.map((normal) => ({ normal, least: null, most: null, version: 1 })),
          closed.map(({ through }) => through),
        ),
        real: { books, began: now() },
      });
      await fc.asyncModelRun(setup, history);
      expect(await owner`select * from ledger.carried_wrongly()`).toEqual([]);
      await books.checkWriters();
      await books.checkStatements();
    }),
    { numRuns: HISTORIES },
  );
}, 600_000);
