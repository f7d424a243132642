import { Fault } from '@blockscore/result';

/**
 * What one request may have worked out: far more than a page shows, and little enough that requests of
 * strangers do not keep everybody else waiting.
 */
const LIMITS = {
  /** Instalments of quotes and offers; each later advance plans them anew. */
  PLANNED_INSTALMENTS: { most: 16_000, asked: 'instalments to be planned' },
  /** Instalments in schedules and on pages. */
  LISTED_INSTALMENTS: { most: 10_000, asked: 'instalments to be listed' },
  PRINTED_INSTALMENTS: { most: 4_000, asked: 'instalments to be printed' },
  /** Advances and payments of annual percentage rates. */
  RATED_PAYMENTS: { most: 12_000, asked: 'payments to be rated' },
  STANDINGS: { most: 200, asked: 'standings of loans' },
} as const;
export type WorkKind = keyof typeof LIMITS;

export interface WorkBudget {
  /**
   * Counts work before it is done, and waits for a turn to do it.
   * @throws Fault BAD_USER_INPUT where the request asks for too much; whatever of it still waits is
   *   refused as well
   */
  spend(kind: WorkKind, amount: number): Promise<void>;
}

let lastTurn: Promise<void> = Promise.resolve();

/**
 * Waits for a round of the event loop that no other piece of long work is done in, so that between two
 * of them everything else goes on: other requests, and the connections to the database.
 */
export function nextTurn(): Promise<void> {
  lastTurn = lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return lastTurn;
}

/** The budget of a request. */
export function createWorkBudget(): WorkBudget {
  const spent = new Map<WorkKind, number>();
  let refusal: string | undefined;
  const refuse = (): void => {
    if (refusal !== undefined) throw new Fault('BAD_USER_INPUT', refusal);
  };
  return {
    async spend(kind, amount) {
      const { most, asked } = LIMITS[kind];
      const total = (spent.get(kind) ?? 0) + amount;
      spent.set(kind, total);
      if (total > most) {
        refusal ??= `The request has more than ${most} ${asked}: ask for fewer at a time.`;
      }
      refuse();
      await nextTurn();
      refuse();
    },
  };
}
