import type { Caller } from '@blockscore/caller';
import { type GraphQLSchema, Kind, parse } from 'graphql';
import { reasonsIn } from '../execution/withheld.ts';
import type { Enforcer } from './enforcer.ts';
import { protectedCoordinates, type RequirementOf } from './requirements.ts';

/** Nobody, and somebody who may do nothing. */
const NOBODY: Caller = { kind: 'ANONYMOUS', id: 'self-test', roles: [], scopes: [] };
const SOMEBODY: Caller = { kind: 'USER', id: 'self-test', roles: [], scopes: [] };

/**
 * Has every protected root field denied to nobody, and to somebody without scopes where it needs one: under an alias,
 * in a fragment. A gateway whose checks do nothing must not start.
 * @throws where one is not denied, or none is protected
 */
export function proveDenial(
  enforcer: Enforcer,
  supergraph: GraphQLSchema,
  requirementOf: RequirementOf,
): void {
  // Looked at once, so that a policy that there is not is found now.
  const coordinates = protectedCoordinates(supergraph, requirementOf);
  const operations = [
    ['query', supergraph.getQueryType()],
    ['mutation', supergraph.getMutationType()],
    ['subscription', supergraph.getSubscriptionType()],
  ] as const;
  let proved = 0;
  for (const [kind, type] of operations) {
    for (const field of Object.keys(type?.getFields() ?? {})) {
      const requirement = type == null ? undefined : requirementOf(type.name, field);
      if (type == null || requirement === undefined) continue;
      const text = `${kind} SelfTest { ...A } fragment A on ${type.name} { a: ${field} }`;
      const callers = requirement.scopes.length > 0 ? [NOBODY, SOMEBODY] : [NOBODY];
      if (!callers.every((caller) => isDenied(enforcer, caller, text))) {
        throw new Error(`Self-test: ${type.name}.${field} is protected but was not denied.`);
      }
      proved += 1;
    }
  }
  if (proved === 0) {
    throw new Error(
      `Self-test: no root field of the supergraph is protected (${coordinates.length} other fields are), so it cannot be the one that this gateway was made for.`,
    );
  }
}

/** Whether the operation is refused, or its one field kept back. */
function isDenied(enforcer: Enforcer, caller: Caller, text: string): boolean {
  const document = parse(text);
  const asked = [caller, document, 'SelfTest', {}] as const;
  if (enforcer.denial(...asked) !== undefined) return true;
  const reasonOf = reasonsIn(enforcer.withheld(...asked));
  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION &&
      definition.selectionSet.selections.every(
        (node) => node.kind === Kind.FIELD && reasonOf(node) !== undefined,
      ),
  );
}
