/** Asks for the next ones after the last that was given; undefined is the beginning. */
type PageAfter<T> = (after: T | undefined, limit: number) => Promise<readonly T[]>;

/** Where the round before ended. Held from one round to the next by who has them made. */
export interface Place<T> {
  after?: T | undefined;
}

const AT_ONCE = 100;
/** Of one round; the next one goes on behind them. */
const MOST_PAGES = 50;

/**
 * Does one thing after the other, whether or not those before it went well.
 *
 * @throws AggregateError of what went wrong
 */
export async function tendAll(
  things: readonly (() => Promise<void>)[],
  what: string,
): Promise<void> {
  const failures: unknown[] = [];
  for (const tend of things) {
    try {
      await tend();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} ${what}`);
}

/**
 * Does something about each that is due, page by page, so that none that cannot be dealt with keeps another
 * waiting. What one round has no room for is the next one's, which begins where this one ended, and after the
 * end at the beginning again.
 *
 * @param place is moved on
 * @param what names them in the error
 * @throws AggregateError of those that could not be dealt with, 100 at most
 */
export async function tendEach<T>(
  place: Place<T>,
  pageAfter: PageAfter<T>,
  tend: (due: T) => Promise<void>,
  what: string,
): Promise<void> {
  const failures: unknown[] = [];
  let failed = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const due = await pageAfter(place.after, AT_ONCE);
    for (const each of due) {
      try {
        await tend(each);
      } catch (error) {
        failed += 1;
        if (failures.length < AT_ONCE) failures.push(error);
      }
    }
    place.after = due.length < AT_ONCE ? undefined : due.at(-1);
    if (due.length < AT_ONCE) break;
  }
  if (failed > 0) throw new AggregateError(failures, `${failed} ${what}`);
}
