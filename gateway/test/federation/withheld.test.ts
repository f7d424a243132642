import { type GraphQLSchema, getOperationAST, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { demandsOf } from '../../src/access/demands.ts';
import { placeInText } from '../../src/execution/withheld.ts';
import { createDice } from './dice.ts';
import { caseOf, checkSupergraph, report } from './differential.ts';
import { ourGateway } from './our-gateway.ts';

const SEEDS = [1, 3, 5, 7];
const OPERATIONS = Array.from({ length: 25 }, (_, index) => index);
const REQUIREMENT = { scopes: [], policies: [] };

/** Some fields of objects; one that an interface has is taken of all of its types. */
function someFields(schema: GraphQLSchema, seed: number): ReadonlySet<string> {
  const dice = createDice(`withheld ${seed}`);
  const taken = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const name of Object.keys(type.getFields())) {
      if (!dice.chance(type === schema.getQueryType() ? 0.05 : 0.2)) continue;
      const abstract = type.getInterfaces().filter((one) => name in one.getFields());
      const others = abstract.flatMap((one) => [one, ...schema.getImplementations(one).objects]);
      for (const one of [type, ...others]) taken.add(`${one.name}.${name}`);
    }
  }
  return taken;
}

test.each(SEEDS)(
  'what is withheld of supergraph %i is answered as if it could not be resolved',
  async (seed) => {
    const made = caseOf(seed);
    const { schema } = made.reference;
    const taken = someFields(schema, seed);
    const asked: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!taken.has(`${type.name}.${field.name}`)) continue;
        field.resolve = () => {
          asked.push(field.name);
          throw new Error('It is withheld.');
        };
      }
    }
    const requirementOf = (type: string, field: string) =>
      taken.has(`${type}.${field}`) ? REQUIREMENT : undefined;
    const gateway = ourGateway('apollo', made.generated.supergraphSdl, made.ask, {
      withhold({ document, operationName }) {
        const operation = getOperationAST(document, operationName);
        if (!operation) throw new Error('There is no such operation.');
        const demands = demandsOf(schema, requirementOf, document, operation);
        const places = demands.flatMap(({ nodes }) => nodes.map(placeInText));
        const reason = { message: 'It is withheld.', code: 'FORBIDDEN' };
        return { key: 'some', reasons: new Map(places.map((place) => [place, reason])) };
      },
    });
    const findings: string[] = [];
    const told = (finding: Parameters<typeof report>[1]) => findings.push(report(made, finding));
    const tally = await checkSupergraph(made, gateway, OPERATIONS, told);
    expect(findings.join('\n')).toBe('');
    expect(tally.SAME).toBeGreaterThan(OPERATIONS.length / 2);
    expect(asked).not.toEqual([]);
  },
);
