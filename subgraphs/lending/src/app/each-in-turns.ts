/**
 * Takes some at a time until there are no more, however many have piled up. Ends, too, where nothing could
 * be done about any of a turn, which would be taken again and again.
 *
 * @param next the next ones, at most `atOnce`: those that something was done about are not among them
 * @param act false where nothing was to be done
 * @returns how many something was done about
 * @throws where the signal tells it to stop; what was done stays
 */
export async function eachInTurns<T>(
  atOnce: number,
  next: () => Promise<readonly T[]>,
  act: (one: T) => Promise<boolean>,
  signal: AbortSignal | undefined,
): Promise<number> {
  let done = 0;
  for (;;) {
    const taken = await next();
    const before = done;
    for (const one of taken) {
      signal?.throwIfAborted();
      if (await act(one)) done += 1;
    }
    if (taken.length < atOnce || done === before) return done;
  }
}
