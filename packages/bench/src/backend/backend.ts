import type { GraphUnderTest } from '../graph-under-test.ts';
import type { Setting } from '../protocol.ts';
import { type RecordedSubgraph, startRecordedSubgraph } from './recorded-subgraph.ts';

/** The subgraphs of a graph, running in this process. */
export interface Backend {
  readonly setting: Setting;
  /** Requests to all subgraphs since the start, and those that had to be asked of a schema. */
  readonly counts: () => { readonly requests: number; readonly recorded: number };
  readonly close: () => Promise<void>;
}

/** @param jwks the keys of the principals, which every subgraph publishes */
export async function startBackend(graph: GraphUnderTest, jwks: object): Promise<Backend> {
  const running: RecordedSubgraph[] = [];
  const subgraphs = [];
  for (const { name, schema, sdl } of graph.subgraphs) {
    const subgraph = await startRecordedSubgraph({ schema, jwks });
    running.push(subgraph);
    subgraphs.push({ name, sdl, url: `${subgraph.url}/graphql` });
  }
  const urls = Object.fromEntries(subgraphs.map(({ name, url }) => [name, url]));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  return {
    setting: {
      supergraphSdl: graph.supergraphSdl(urls),
      guardedSupergraphSdl: graph.guardedSupergraphSdl(urls),
      subgraphs,
      identityUrl: running[0]?.url ?? '',
    },
    counts: () => ({
      requests: sum(running.map(({ counts }) => counts().requests)),
      recorded: sum(running.map(({ counts }) => counts().recorded)),
    }),
    close: async () => void (await Promise.all(running.map(({ close }) => close()))),
  };
}
