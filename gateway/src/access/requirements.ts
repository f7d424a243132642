import {
  type DirectiveNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ValueNode,
} from 'graphql';
import { isPolicy } from './policies.ts';

/**
 * What a field asks of the caller: to be signed in, and of each element of `scopes` and of `policies` one
 * alternative, which is a set of scopes that the caller must all have, of policies that they must all satisfy.
 */
export interface Requirement {
  readonly scopes: readonly Alternatives[];
  readonly policies: readonly Alternatives[];
}
type Alternatives = readonly (readonly string[])[];

/** The requirement of selecting `field` on a parent of type `type`; undefined when it is open. */
export type RequirementOf = (type: string, field: string) => Requirement | undefined;

/**
 * Reads `@authenticated`, `@requiresScopes` and `@policy` from the full supergraph. A field asks what it says
 * itself, what its parent type says, and what the type says that it returns. A field of an interface
 * asks, in addition, what the field asks on every type that implements it.
 * @throws where a policy is named that there is not, when the field is looked at
 */
export function readRequirements(supergraph: GraphQLSchema): RequirementOf {
  const cache = new Map<string, Requirement | undefined>();
  return (typeName, fieldName) => {
    const key = `${typeName}.${fieldName}`;
    if (!cache.has(key)) {
      const found = directivesOf(supergraph, supergraph.getType(typeName), fieldName);
      cache.set(key, requirementIn(found));
    }
    return cache.get(key);
  };
}

/** Every coordinate of the supergraph that asks something of the caller. */
export function protectedCoordinates(
  supergraph: GraphQLSchema,
  requirementOf: RequirementOf,
): readonly string[] {
  return Object.values(supergraph.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__')) return [];
    return Object.keys(type.getFields())
      .filter((field) => requirementOf(type.name, field) !== undefined)
      .map((field) => `${type.name}.${field}`);
  });
}

function directivesOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType | undefined,
  fieldName: string,
): readonly DirectiveNode[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const field = type.getFields()[fieldName];
  if (field === undefined) return [];
  const returned = getNamedType(field.type);
  const own = [
    ...(field.astNode?.directives ?? []),
    ...(type.astNode?.directives ?? []),
    ...(returned.astNode?.directives ?? []),
  ];
  if (!isInterfaceType(type)) return own;
  const { objects } = schema.getImplementations(type);
  return [...own, ...objects.flatMap((object) => directivesOf(schema, object, fieldName))];
}

function requirementIn(directives: readonly DirectiveNode[]): Requirement | undefined {
  const named = (name: string) => directives.filter((directive) => directive.name.value === name);
  const [scoped, policed] = [named('requiresScopes'), named('policy')];
  if (scoped.length + policed.length + named('authenticated').length === 0) return undefined;
  const policies = distinctIn(policed, 'policies');
  const unknown = policies.flat(2).find((name) => !isPolicy(name));
  if (unknown !== undefined) throw new Error(`@policy names «${unknown}», which is none.`);
  return { scopes: distinctIn(scoped, 'scopes'), policies };
}

function distinctIn(directives: readonly DirectiveNode[], argument: string): Alternatives[] {
  const distinct = new Map(
    directives.map((directive) => {
      const alternatives = alternativesOf(directive, argument);
      return [JSON.stringify(alternatives), alternatives] as const;
    }),
  );
  return [...distinct.values()];
}

function alternativesOf(directive: DirectiveNode, argument: string): Alternatives {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return listOf(value).map((all) =>
    listOf(all).map((name) => {
      if (name.kind === Kind.STRING) return name.value;
      throw new Error(`@${directive.name.value} has a name that is not a text.`);
    }),
  );
}

function listOf(value: ValueNode | undefined): readonly ValueNode[] {
  return value === undefined ? [] : value.kind === Kind.LIST ? value.values : [value];
}
