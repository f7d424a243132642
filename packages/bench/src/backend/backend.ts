import {
  guardedSupergraphSdl,
  subgraphSchema,
  subgraphSdl,
  supergraphSdl,
  type Urls,
} from '../fixture/graphs.ts';
import { SUBGRAPHS, type SubgraphName } from '../fixture/resolvers.ts';
import type { Setting } from '../protocol.ts';
import { type RecordedSubgraph, startRecordedSubgraph } from './recorded-subgraph.ts';

/** The four subgraphs of the fixture, running in this process. */
export interface Backend {
  readonly setting: Setting;
  readonly urls: Urls;
  /** Requests to all subgraphs since the start, and those that had to be asked of a schema. */
  readonly counts: () => { readonly requests: number; readonly recorded: number };
  readonly close: () => Promise<void>;
}

export async function startBackend(jwks: object): Promise<Backend> {
  const running = new Map<SubgraphName, RecordedSubgraph>();
  for (const name of SUBGRAPHS) {
    running.set(name, await startRecordedSubgraph({ schema: subgraphSchema(name), jwks }));
  }
  const all = [...running.values()];
  const urlOf = (name: SubgraphName) => `${running.get(name)?.url}/graphql`;
  const urls: Urls = {
    accounts: urlOf('accounts'),
    inventory: urlOf('inventory'),
    products: urlOf('products'),
    reviews: urlOf('reviews'),
  };
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  return {
    urls,
    setting: {
      supergraphSdl: supergraphSdl(urls),
      guardedSupergraphSdl: guardedSupergraphSdl(urls),
      subgraphs: SUBGRAPHS.map((name) => ({ name, url: urls[name], sdl: subgraphSdl(name) })),
      identityUrl: new URL(urls.accounts).origin,
    },
    counts: () => ({
      requests: sum(all.map(({ counts }) => counts().requests)),
      recorded: sum(all.map(({ counts }) => counts().recorded)),
    }),
    close: async () => void (await Promise.all(all.map(({ close }) => close()))),
  };
}
