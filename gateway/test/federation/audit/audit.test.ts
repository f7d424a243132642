import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApolloPlanner } from '../../../src/execution/apollo-planner.ts';
import { type Answer, differences } from '../compare.ts';
import { compose } from '../generate-supergraph.ts';
import { referenceAnswer } from './reference.ts';
import { type Served, serveGateway, serveSubgraph } from './serve.ts';
import { createAuditSubgraph } from './subgraph.ts';
import { type AuditCase, type Suite, sdlOf } from './suite.ts';
import { casesOf, SUITES } from './suites.ts';

const asAnswer = ({ data, errors = [] }: AuditCase): Answer => ({
  data,
  errors: errors.map((path) => ({ message: 'expected', path })),
});

function supergraphOf({ subgraphs }: Suite): string {
  const texts = Object.entries(subgraphs).map(([name, text]) => ({ name, sdl: sdlOf(text) }));
  const composed = compose(texts);
  if ('problem' in composed) throw new Error(composed.problem);
  return composed.supergraphSdl;
}

async function post(url: string, { query, variables }: AuditCase): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

describe.each(Object.entries(SUITES))('%s', (name, suite) => {
  const supergraphSdl = supergraphOf(suite);
  const served: Served[] = [];
  let gateway: Served | undefined;
  beforeAll(async () => {
    const urls: Record<string, string> = {};
    for (const subgraph of Object.keys(suite.subgraphs)) {
      const server = await serveSubgraph(createAuditSubgraph(suite, subgraph));
      served.push(server);
      urls[subgraph] = server.url;
    }
    gateway = await serveGateway(supergraphSdl, 'hive-apollo', urls);
  });
  afterAll(async () => {
    await gateway?.close();
    for (const { close } of served) await close();
  });

  for (const one of casesOf(name)) {
    const title = `${one.query} ${one.variables ? JSON.stringify(one.variables) : ''}`;
    test(title, async () => {
      suite.reset?.();
      expect(differences(asAnswer(one), await post(gateway?.url ?? '', one))).toEqual([]);
    });
  }

  test('what is expected is what graphql-js says of the same data', async () => {
    const { schema } = createApolloPlanner(supergraphSdl);
    for (const one of casesOf(name)) {
      suite.reset?.();
      const answer = await referenceAnswer(suite, schema, one.query, one.variables);
      expect(differences(JSON.parse(JSON.stringify(answer)) as Answer, asAnswer(one))).toEqual([]);
    }
  });
});
