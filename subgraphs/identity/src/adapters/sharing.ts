/**
 * Whoever comes while one runs shares the next one, so that nobody gets what was read before they
 * asked, and many who ask at once cost two queries.
 */
export function sharing<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  let waiting: Promise<T> | undefined;
  const start = () => {
    const mine = run().finally(() => {
      if (running === mine) running = undefined;
    });
    running = mine;
    return mine;
  };
  return () => {
    if (running === undefined) return start();
    const begin = () => {
      waiting = undefined;
      return start();
    };
    waiting ??= running.then(begin, begin);
    return waiting;
  };
}
