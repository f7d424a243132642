import { join } from 'node:path';

/** A gateway that can be measured. */
export interface Contestant {
  readonly name: string;
  readonly label: string;
  /** The module of its process. */
  readonly file: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const here = (file: string) => join(import.meta.dirname, file);
const ROOT = join(import.meta.dirname, '../../../..');

/** What every other one is compared with. */
export const PLAIN: Contestant = {
  name: 'apollo',
  label: 'Apollo Server + Apollo Gateway, as documented',
  file: here('apollo.ts'),
};

export const OURS: Contestant = {
  name: 'blockscore',
  label: 'this gateway',
  file: join(ROOT, 'gateway/bench/serve.ts'),
};

/** No gateway: passes a request on to the one subgraph that can answer it, and the answer back. */
export const PROXY: Contestant = {
  name: 'proxy',
  label: 'bare Node HTTP proxy',
  file: here('proxy.ts'),
};

/** In the order of the table. */
export const CONTESTANTS: readonly Contestant[] = [PLAIN, OURS];
