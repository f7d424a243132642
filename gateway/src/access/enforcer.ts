import { type Caller, isSignedIn } from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { mayRun, type Variables } from '../documents/guards.ts';
import { publicError } from '../documents/inspect.ts';
import { placeInText, type Withheld } from '../execution/withheld.ts';
import { type Demand, demandsOf, TooManyConditions } from './demands.ts';
import { satisfiesPolicy } from './policies.ts';
import { type Requirement, readRequirements } from './requirements.ts';
import { proveDenial } from './self-test.ts';

/**
 * What becomes of an operation with fields that its caller may not use. `reject`: nothing of it is run. `null`: of a
 * query what is left is run, and those fields are null with an error each; mutations and subscriptions are refused.
 */
export type AccessMode = 'reject' | 'null';

type Asked = [
  caller: Caller,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables | null | undefined,
];

export interface Enforcer {
  /** Why the caller may not run the operation; undefined when they may. Nothing is fetched for it. */
  readonly denial: (...asked: Asked) => GraphQLError | undefined;
  /** What of an operation that may be run is not for the caller; undefined where all is. */
  readonly withheld: (...asked: Asked) => Withheld | undefined;
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
 * found once for each document; only scopes, policies and conditions are looked at for every request.
 * @throws where a protected field would not be denied, or asks for a policy that there is not
 */
export function createEnforcer(supergraph: GraphQLSchema, mode: AccessMode = 'reject'): Enforcer {
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
  const isPartial = ({ operation }: Known) =>
    mode === 'null' && operation.operation === OperationTypeNode.QUERY;
  const broken = ({ operation, demands }: Known, caller: Caller, variables: Asked[3]) => {
    const now = new Date();
    return demands.filter(
      ({ guards, requirement }) =>
        guards.every((guard) => mayRun(guard, operation, variables ?? {})) &&
        !satisfies(caller, requirement, now),
    );
  };
  const enforcer: Enforcer = {
    denial(caller, document, operationName, variables) {
      try {
        const found = known(document, operationName);
        // Denied rather than ignored: whoever executes might find an operation where this does not.
        if (found === undefined) return NO_OPERATION;
        if (isPartial(found)) return undefined;
        const [first] = broken(found, caller, variables);
        return first && publicError(refusal(caller, first));
      } catch (error) {
        if (error instanceof TooManyConditions) {
          return publicError(new Fault('LIMIT_EXCEEDED', error.message));
        }
        throw error;
      }
    },
    withheld(caller, document, operationName, variables) {
      const found = known(document, operationName);
      if (found === undefined || !isPartial(found)) return undefined;
      return withheldFrom(caller, found, broken(found, caller, variables));
    },
  };
  proveDenial(enforcer, supergraph, requirementOf);
  return enforcer;
}

function withheldFrom(
  caller: Caller,
  { demands }: Known,
  broken: readonly Demand[],
): Withheld | undefined {
  if (broken.length === 0) return undefined;
  const coordinates = new Set(broken.map(({ coordinate }) => coordinate));
  const reasons = new Map<number, Fault>();
  // Wherever they stand, under whatever condition: the key is then the same for the same.
  for (const demand of demands.filter(({ coordinate }) => coordinates.has(coordinate))) {
    for (const node of demand.nodes) reasons.set(placeInText(node), refusal(caller, demand));
  }
  const who = isSignedIn(caller) ? 'signed in' : 'nobody';
  return {
    key: [who, ...[...coordinates].sort()].join(' '),
    reasons,
  };
}

function satisfies(caller: Caller, { scopes, policies }: Requirement, now: Date): boolean {
  const held: ReadonlySet<string> = new Set(caller.scopes);
  return (
    isSignedIn(caller) &&
    scopes.every((alternatives) =>
      alternatives.some((all) => all.every((scope) => held.has(scope))),
    ) &&
    policies.every((alternatives) =>
      alternatives.some((all) => all.every((name) => satisfiesPolicy(name, caller, now))),
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
  const wanted = [...requirement.scopes, ...requirement.policies]
    .map((alternatives) => alternatives.map((all) => all.join(' and ')).join(' or '))
    .join('; ');
  return new Fault('FORBIDDEN', `You may not use ${coordinate}; it needs ${wanted}.`);
}
