import { lexicographicSortSchema, printSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createApolloPlanner } from '../../src/execution/apollo-planner.ts';
import { caseOf, checkSupergraph, report } from './differential.ts';
import { ourGateway } from './our-gateway.ts';

/** `pnpm differential` runs 200 supergraphs with 50 operations each; this is a slice of it. */
const SEEDS = [1, 2, 3, 5, 7, 16, 20, 54, 103];
const OPERATIONS = Array.from({ length: 12 }, (_, index) => index);

describe('our executor answers as graphql-js does over the merged graph', () => {
  test.each(SEEDS)('supergraph %i', async (seed) => {
    const made = caseOf(seed);
    const gateway = ourGateway('hive-apollo', made.generated.supergraphSdl, made.ask);
    const reports: string[] = [];
    const tally = await checkSupergraph(made, gateway, OPERATIONS, (finding) => {
      reports.push(report(made, finding));
    });
    gateway.close();
    expect(reports.join('\n\n')).toBe('');
    expect([tally.OTHER, tally.MISPLANNED]).toEqual([0, 0]);
    // What is refused cannot hide that nothing was run.
    expect(tally.SAME).toBeGreaterThan(OPERATIONS.length / 2);
  });
});

test('the merged graph is the one that clients are shown', () => {
  for (const seed of SEEDS) {
    const { generated, reference } = caseOf(seed);
    const shown = createApolloPlanner(generated.supergraphSdl).schema;
    const text = (schema: typeof shown) => printSchema(lexicographicSortSchema(schema));
    expect(text(reference.schema)).toBe(text(shown));
  }
});

test('a seed means the same graph each time', () => {
  expect(caseOf(2).generated.subgraphs).toEqual(caseOf(2).generated.subgraphs);
});
