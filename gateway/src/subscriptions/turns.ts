/**
 * Lets so much work be under way at the same time; the rest waits in the order in which it came. For work
 * whose number is bounded already: nobody is refused.
 */
export function createTurns(limit: number) {
  let underWay = 0;
  let waiting: (() => void)[] = [];
  /** Those before it have had their turn. */
  let served = 0;

  const leave = () => {
    const next = waiting[served];
    if (next === undefined) {
      underWay -= 1;
      return;
    }
    served += 1;
    if (served === waiting.length) {
      waiting = [];
      served = 0;
    }
    next();
  };
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (underWay < limit) underWay += 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      leave();
    }
  };
}
