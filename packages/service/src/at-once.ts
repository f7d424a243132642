import { Fault } from '@blockscore/result';

/**
 * Lets so much work be under way at the same time in this process, and refuses the rest at once: nobody
 * waits in a line that they cannot see.
 *
 * @param advice what who is refused had better do
 */
export function atOnce(limit: number, advice = 'Try again in a moment.') {
  let underWay = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (underWay >= limit) throw new Fault('SERVICE_UNAVAILABLE', advice);
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
}
