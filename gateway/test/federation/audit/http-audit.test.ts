import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../generate-supergraph.ts';
import { type Served, serveGateway, serveSubgraph } from './serve.ts';
import { createAuditSubgraph } from './subgraph.ts';
import { sdlOf } from './suite.ts';
import { simpleEntityCall as suite } from './suites/entity-calls.ts';

/** The audit of `graphql-http`: what GraphQL over HTTP requires of a server, and recommends. */
describe('GraphQL over HTTP', () => {
  const served: Served[] = [];
  let url = '';
  beforeAll(async () => {
    const urls: Record<string, string> = {};
    const texts = Object.entries(suite.subgraphs).map(([name, text]) => ({
      name,
      sdl: sdlOf(text),
    }));
    for (const { name } of texts) {
      const subgraph = await serveSubgraph(createAuditSubgraph(suite, name));
      served.push(subgraph);
      urls[name] = subgraph.url;
    }
    const composed = compose(texts);
    if ('problem' in composed) throw new Error(composed.problem);
    const gateway = await serveGateway(composed.supergraphSdl, 'apollo', urls);
    served.push(gateway);
    url = gateway.url;
  });
  afterAll(async () => {
    for (const { close } of served.toReversed()) await close();
  });

  const audits = serverAudits({ url: () => url, fetchFn: fetch });
  test('asks for all there is', () => {
    expect(audits.length).toBe(61);
  });
  for (const { id, name, fn } of audits) {
    test(`${id} ${name}`, async () => {
      const result = await fn();
      expect(`${result.status} ${'reason' in result ? result.reason : ''}`).toBe('ok ');
    });
  }
});
