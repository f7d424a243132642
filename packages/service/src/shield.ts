import { createRequire } from 'node:module';
import {
  type Access,
  type Caller,
  hasScope,
  isSelf,
  isSignedIn,
  ROOT_FIELDS,
  type Scope,
  type SubgraphName,
} from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { type GraphQLSchema, isObjectType } from 'graphql';
import { faultError } from './faults.ts';

// The CommonJS builds: the other build of graphql-shield imports `util.isUndefined`, which Node 24 no
// longer has. In this one it is only missed by the rules `chain` and `race`, which are not used.
const require = createRequire(import.meta.url);
const { allow, deny, rule, shield } = require('graphql-shield') as typeof import('graphql-shield');
const { applyMiddleware } = require('graphql-middleware') as typeof import('graphql-middleware');

type Rule = ReturnType<ReturnType<typeof rule>> | typeof allow;
/** Rules of the concrete types: one for all fields, or one for each. */
export type TypeRules = Readonly<Record<string, Rule | Readonly<Record<string, Rule>>>>;

interface WithCaller {
  readonly caller: Caller;
}

const signInFirst = faultError(new Fault('UNAUTHENTICATED', 'Sign in first.'));
const notYours = faultError(new Fault('FORBIDDEN', 'You may not see or do this.'));

/**
 * A rule over the parent object, the caller, and what else the subgraph has for the request. Never cached: it
 * depends on all of them.
 */
export function check<Parent, Context extends WithCaller = WithCaller>(
  test: (parent: Parent, caller: Caller, context: Context) => boolean | Promise<boolean>,
): Rule {
  return rule({ cache: 'no_cache' })(async (parent: Parent, _args: unknown, context: Context) => {
    const { caller } = context;
    if (await test(parent, caller, context)) return true;
    return isSignedIn(caller) ? notYours : signInFirst;
  });
}

/** The person whom the object is about, or anyone with one of the scopes. */
export function ownOr<Parent>(
  subjectOf: (parent: Parent) => string | null | undefined,
  ...scopes: Scope[]
): Rule {
  return check<Parent>((parent, caller) => {
    const subject = subjectOf(parent);
    return (
      (subject != null && isSelf(caller, subject)) ||
      scopes.some((scope) => hasScope(caller, scope))
    );
  });
}

/** Anyone with one of the scopes. */
export function needs(...scopes: [Scope, ...Scope[]]): Rule {
  return check((_, caller) => scopes.some((scope) => hasScope(caller, scope)));
}

/** Anyone who reached the object: its fields are guarded by the field that led to it. */
export const open: Rule = allow;

function rootRule(access: Access): Rule {
  if (access === 'open') return allow;
  if (access === 'signedIn') return check((_, caller) => isSignedIn(caller));
  return needs(...access);
}

/** Rules of a subgraph's root fields, as the table of access has them. */
function rootRules(subgraph: SubgraphName): Record<string, Record<string, Rule>> {
  const rules: Record<string, Record<string, Rule>> = {
    Query: { _service: allow, _entities: allow },
  };
  for (const [coordinate, access] of Object.entries(ROOT_FIELDS[subgraph])) {
    const [type = '', field = ''] = coordinate.split('.');
    rules[type] = { ...rules[type], [field]: rootRule(access) };
  }
  return rules;
}

/**
 * Puts the shield around a subgraph's schema: deny by default, root fields by the table of access,
 * everything else by `typeRules`. A type or root field that nobody decided about stops the start.
 */
export function protect(
  schema: GraphQLSchema,
  subgraph: SubgraphName,
  typeRules: TypeRules,
): GraphQLSchema {
  const rules: Record<string, unknown> = { ...rootRules(subgraph), _Service: allow, ...typeRules };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const given = rules[type.name];
    const fields = Object.keys(type.getFields()).map((field) => `${type.name}.${field}`);
    const missing =
      given === undefined
        ? [type.name]
        : isRuleMap(given)
          ? fields.filter((field) => !(field.slice(type.name.length + 1) in given))
          : [];
    if (missing.length > 0) {
      throw new Error(`No rule says who may see ${missing.join(', ')} in ${subgraph}.`);
    }
  }
  const protection = shield(present(rules, schema) as Parameters<typeof shield>[0], {
    fallbackRule: deny,
    fallbackError: notYours,
    allowExternalErrors: true,
  });
  return applyMiddleware(schema, protection) as GraphQLSchema;
}

function isRuleMap(value: unknown): value is Record<string, Rule> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** Shield refuses rules for what a schema does not have, such as `_entities` without entities. */
function present(rules: Record<string, unknown>, schema: GraphQLSchema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([name, given]) => {
      const type = schema.getType(name);
      if (!isObjectType(type)) return [];
      if (!isRuleMap(given)) return [[name, given]];
      const fields = type.getFields();
      return [
        [name, Object.fromEntries(Object.entries(given).filter(([field]) => field in fields))],
      ];
    }),
  );
}
