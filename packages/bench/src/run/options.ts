import { parseArgs } from 'node:util';

export const PARTS = ['A', 'new', 'B', 'small', 'sizes', 'own', 'subscriptions'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Names of gateways; undefined for all. */
  readonly only: readonly string[] | undefined;
  /** Stretches of load for each gateway, in turn with those of the others. */
  readonly rounds: number;
  readonly secondsEach: number;
  /** Different users who ask in part A. */
  readonly principals: number;
  /** Bytes of the answers of part `sizes`. */
  readonly sizes: readonly number[];
  /** Who listen in part `subscriptions`. */
  readonly subscribers: number;
  readonly jsonFile: string | undefined;
  /** Where processor profiles of the gateways are written. */
  readonly profiles: string | undefined;
}

export const USAGE = `pnpm bench:gateway [options]
  --quick           a minute at the most: shorter, of fewer gateways and parts
  --only a,b        these gateways, and apollo, which they are compared with
  --parts A,B,…     ${PARTS.join(', ')}
  --rounds n        stretches of load for each gateway
  --seconds n       length of each
  --principals n    different users of part A
  --sizes n,n,…     bytes of the answers of part sizes
  --subscribers n   who listen in part subscriptions
  --json file       writes all figures
  --profiles folder writes a processor profile of each gateway
`;

const FULL = {
  rounds: 5,
  seconds: 5,
  parts: PARTS,
  only: undefined,
  sizes: [1e3, 1e4, 1e5, 1e6, 1e7],
};
const QUICK = {
  rounds: 2,
  seconds: 1.5,
  parts: ['A', 'B', 'small'] as const,
  only: ['hive-sharing', 'blockscore'],
  sizes: [1e3, 1e5],
};
const CONNECTIONS = 50;

/** @throws Error where an option is not understood */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      parts: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      principals: { type: 'string', default: '200' },
      sizes: { type: 'string' },
      subscribers: { type: 'string', default: '10000' },
      json: { type: 'string' },
      profiles: { type: 'string' },
    },
  });
  const preset = values.quick ? QUICK : FULL;
  return {
    parts: values.parts === undefined ? preset.parts : values.parts.split(',').map(partOf),
    only: values.only?.split(',') ?? preset.only,
    rounds: positive('rounds', values.rounds ?? preset.rounds),
    secondsEach: positive('seconds', values.seconds ?? preset.seconds),
    // Fewer than connections would let two requests in flight be the same.
    principals: Math.max(CONNECTIONS * 2, positive('principals', values.principals)),
    sizes: values.sizes?.split(',').map((size) => positive('sizes', size)) ?? preset.sizes,
    subscribers: positive('subscribers', values.subscribers),
    jsonFile: values.json,
    profiles: values.profiles,
  };
}

function partOf(text: string): Part {
  const part = PARTS.find((known) => known === text);
  if (part !== undefined) return part;
  throw new Error(`There is no part «${text}»; there are ${PARTS.join(', ')}.`);
}

function positive(name: string, value: string | number): number {
  const number = Number(value);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`--${name} must be a number above 0.`);
}
