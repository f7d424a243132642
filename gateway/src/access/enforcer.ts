import { type Caller, isSignedIn } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { mayRun, type Variables } from '../documents/guards.ts';
import { publicError } from '../documents/inspect.ts';
import { type Demand, demandsOf, TooManyConditions } from './demands.ts';
import {
  protectedCoordinates,
  type Requirement,
  type RequirementOf,
  readRequirements,
} from './requirements.ts';

export interface Enforcer {
  /** Why the caller may not run the operation; undefined when they may. Nothing is fetched for it. */
  readonly denial: (
    caller: Caller,
    document: DocumentNode,
    operationName: string | null | undefined,
    variables: Variables | null | undefined,
  ) => GraphQLError | undefined;
}

interface Known {
  readonly operation: OperationDefinitionNode;
  readonly demands: readonly Demand[];
}

const NO_OPERATION = publicError(
  new Fault('BAD_USER_INPUT', 'The document has no such operation; name one that it defines.'),
);

/**
 * Checks operations against the full supergraph before they are planned. What an operation asks is
 * found once for each document; only scopes and conditions are looked at for every request.
 */
export function createEnforcer(supergraph: GraphQLSchema): Enforcer {
  const requirementOf = readRequirements(supergraph);
  const cache = new WeakMap<DocumentNode, Map<string, Known>>();
  const known = (document: DocumentNode, name: string | null | undefined): Known | undefined => {
    const operations = cache.get(document) ?? new Map<string, Known>();
    cache.set(document, operations);
    const found = operations.get(name ?? '');
    if (found !== undefined) return found;
    const operation = getOperationAST(document, name);
    // Names of operations that do not exist are not remembered: there is no end of them.
    if (!operation) return undefined;
    const demands = demandsOf(supergraph, requirementOf, document, operation);
    operations.set(name ?? '', { operation, demands });
    return operations.get(name ?? '');
  };
  const enforcer: Enforcer = {
    denial(caller, document, operationName, variables) {
      try {
        const found = known(document, operationName);
        // Denied rather than ignored: whoever executes might find an operation where this does not.
        if (found === undefined) return NO_OPERATION;
        const broken = found.demands.find(
          ({ guards, requirement }) =>
            guards.every((guard) => mayRun(guard, found.operation, variables ?? {})) &&
            !satisfies(caller, requirement),
        );
        return broken && publicError(refusal(caller, broken));
      } catch (error) {
        if (error instanceof TooManyConditions) {
          return publicError(new Fault('LIMIT_EXCEEDED', error.message));
        }
        throw error;
      }
    },
  };
  proveDenial(enforcer, supergraph, requirementOf);
  return enforcer;
}

function satisfies(caller: Caller, { scopes }: Requirement): boolean {
  const held: ReadonlySet<string> = new Set(caller.scopes);
  return (
    isSignedIn(caller) &&
    scopes.every((alternatives) =>
      alternatives.some((all) => all.every((scope) => held.has(scope))),
    )
  );
}

function refusal(caller: Caller, { coordinate, requirement }: Demand): Fault {
  if (!isSignedIn(caller)) {
    return new Fault(
      'UNAUTHENTICATED',
      `Sign in first: ${coordinate} is not open. Send the access token as «Authorization: Bearer …».`,
    );
  }
  const wanted = requirement.scopes
    .map((alternatives) => alternatives.map((all) => all.join(' and ')).join(' or '))
    .join('; ');
  return new Fault('FORBIDDEN', `You may not use ${coordinate}; it needs ${wanted}.`);
}

/** A gateway whose checks do nothing must not start. */
function proveDenial(
  enforcer: Enforcer,
  supergraph: GraphQLSchema,
  requirementOf: RequirementOf,
): void {
  const nobody: Caller = { kind: 'ANONYMOUS', id: 'self-test', roles: [], scopes: [] };
  const operations = [
    ['query', supergraph.getQueryType()],
    ['mutation', supergraph.getMutationType()],
    ['subscription', supergraph.getSubscriptionType()],
  ] as const;
  let proved = 0;
  for (const [kind, type] of operations) {
    for (const field of Object.keys(type?.getFields() ?? {})) {
      if (type == null || requirementOf(type.name, field) === undefined) continue;
      const document = parse(
        `${kind} SelfTest { ...A } fragment A on ${type.name} { a: ${field} }`,
      );
      if (enforcer.denial(nobody, document, 'SelfTest', {}) === undefined) {
        throw new Error(`Self-test: ${type.name}.${field} is protected but was not denied.`);
      }
      proved += 1;
    }
  }
  if (proved === 0) {
    const elsewhere = protectedCoordinates(supergraph, requirementOf).length;
    throw new Error(
      `Self-test: no root field of the supergraph is protected (${elsewhere} other fields are), so it cannot be the one that this gateway was made for.`,
    );
  }
}
