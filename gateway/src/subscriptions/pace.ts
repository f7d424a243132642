/** Undefined where one may go on at once; else when its turn of the event loop has come. */
export type Pace = () => Promise<void> | undefined;

/**
 * Lets so many go on in one turn of the event loop, and the others in the next ones, in the order in which they
 * came. An event for ten thousand subscribers would else be sent in one turn, in which nobody else is answered,
 * and all that is made on the way would live at the same time, which is what collecting it costs.
 */
export function createPace(most: number): Pace {
  let waiting: (() => void)[] = [];
  /** Those before it have gone on. */
  let first = 0;
  let left = most;
  let isTurning = false;

  const turn = () => {
    left = most;
    for (; left > 0 && first < waiting.length; first += 1) {
      waiting[first]?.();
      left -= 1;
    }
    if (first === waiting.length) {
      waiting = [];
      first = 0;
    }
    isTurning = left < most;
    if (isTurning) setImmediate(turn);
  };
  return () => {
    if (!isTurning) {
      isTurning = true;
      setImmediate(turn);
    }
    if (left > 0) {
      left -= 1;
      return undefined;
    }
    return new Promise((go) => waiting.push(go));
  };
}
