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

/**
 * What a field asks of the caller: to be signed in, and of each element of `scopes` one alternative,
 * which is a set of scopes that the caller must all have.
 */
export interface Requirement {
  readonly scopes: readonly Alternatives[];
}
type Alternatives = readonly (readonly string[])[];

/** The requirement of selecting `field` on a parent of type `type`; undefined when it is open. */
export type RequirementOf = (type: string, field: string) => Requirement | undefined;

/**
 * Reads `@authenticated` and `@requiresScopes` from the full supergraph. A field asks what it says
 * itself, what its parent type says, and what the type says that it returns. A field of an interface
 * asks, in addition, what the field asks on every type that implements it.
 */
export function readRequirements(supergraph: GraphQLSchema): RequirementOf {
  if (supergraph.getDirective('policy')) {
    throw new Error('The supergraph uses @policy, which this gateway does not enforce.');
  }
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
  const scoped = named('requiresScopes');
  if (scoped.length === 0 && named('authenticated').length === 0) return undefined;
  const distinct = new Map(
    scoped.map((directive) => {
      const alternatives = alternativesOf(directive);
      return [JSON.stringify(alternatives), alternatives] as const;
    }),
  );
  return { scopes: [...distinct.values()] };
}

function alternativesOf(directive: DirectiveNode): Alternatives {
  const value = directive.arguments?.find(({ name }) => name.value === 'scopes')?.value;
  return listOf(value).map((all) =>
    listOf(all).map((scope) => {
      if (scope.kind === Kind.STRING) return scope.value;
      throw new Error('@requiresScopes has a scope that is not a text.');
    }),
  );
}

function listOf(value: ValueNode | undefined): readonly ValueNode[] {
  return value === undefined ? [] : value.kind === Kind.LIST ? value.values : [value];
}
