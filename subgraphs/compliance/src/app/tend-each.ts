/** Asks for the next ones after the last that was given; undefined is the beginning. */
type PageAfter<T> = (after: T | undefined, limit: number) => Promise<readonly T[]>;

const AT_ONCE = 100;
/** Of one round; what is left over has its turn in the next one. */
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
 * waiting.
 *
 * @param what names them in the error
 * @throws AggregateError of those that could not be dealt with, 100 at most
 */
export async function tendEach<T>(
  pageAfter: PageAfter<T>,
  tend: (due: T) => Promise<void>,
  what: string,
): Promise<void> {
  const failures: unknown[] = [];
  let failed = 0;
  let last: T | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const due = await pageAfter(last, AT_ONCE);
    for (const each of due) {
      try {
        await tend(each);
      } catch (error) {
        failed += 1;
        if (failures.length < AT_ONCE) failures.push(error);
      }
    }
    last = due.at(-1);
    if (due.length < AT_ONCE) break;
  }
  if (failed > 0) throw new AggregateError(failures, `${failed} ${what}`);
}
