/** What the processes under test are told by their environment, and nothing else of it. */

/** The environment of a gateway: this process' own, and what its launch adds. */
export function environmentOf(
  added: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  return { ...process.env, NODE_ENV: 'production', ...added };
}

/** Which Hive Gateway is measured. */
export interface HiveVariant {
  /** The planner and executor of Hive Router in place of stitching. */
  readonly usesRouter: boolean;
  /** Equal requests in flight are answered together. */
  readonly sharesRequests: boolean;
}

export function hiveVariables({ usesRouter, sharesRequests }: HiveVariant) {
  return { BENCH_HIVE_ROUTER: String(usesRouter), BENCH_HIVE_SHARING: String(sharesRequests) };
}

export function hiveVariant(): HiveVariant {
  return {
    usesRouter: process.env['BENCH_HIVE_ROUTER'] === 'true',
    sharesRequests: process.env['BENCH_HIVE_SHARING'] === 'true',
  };
}
