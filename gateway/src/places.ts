/** Counts what each has of something that all share, so that one of them cannot take the room of all. */
export interface Places {
  /** @returns how to give the place back, once; undefined where there is none left */
  readonly take: (of: string) => (() => void) | undefined;
}

/** @param most places of each */
export function createPlaces(most: number): Places {
  const taken = new Map<string, number>();
  return {
    take(of) {
      const count = taken.get(of) ?? 0;
      if (count >= most) return undefined;
      taken.set(of, count + 1);
      return () => {
        const left = (taken.get(of) ?? 0) - 1;
        if (left > 0) taken.set(of, left);
        else taken.delete(of);
      };
    },
  };
}
