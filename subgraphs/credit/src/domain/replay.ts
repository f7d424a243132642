import { canonicalJson } from './canonical-json.ts';

/** A part of a score that does not come out as it was stored; both as JSON. */
export interface ScoreDifference {
  readonly field: string;
  readonly stored: string;
  readonly recomputed: string;
}

/** The parts that differ in a single bit, in the order of the first; both must have the same fields. */
export function differencesOf<Parts extends Readonly<Record<string, unknown>>>(
  stored: Parts,
  recomputed: { readonly [Field in keyof Parts]: unknown },
): readonly ScoreDifference[] {
  return Object.keys(stored).flatMap((field) => {
    const [before, now] = [asStored(stored[field]), asStored(recomputed[field])];
    return before === now ? [] : [{ field, stored: before, recomputed: now }];
  });
}

/** As it reads once it went through the column of JSON, where an infinity becomes null and −0 a 0. */
function asStored(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value ?? null)));
}
