import {
  buildASTSchema,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { typeDefs } from '../src/graphql/typeDefs.generated.ts';

const schema: GraphQLSchema = buildASTSchema(typeDefs, { assumeValid: true, assumeValidSDL: true });

/** The id to give where one is asked for by that name. */
export type IdFor = (name: string) => string;

/** All fields of a type that need no argument, so deep; each type once on a way. */
export function selection(
  type: GraphQLOutputType,
  depth: number,
  way: readonly string[] = [],
): string {
  const named = getNamedType(type);
  if (isUnionType(named)) return '{ __typename }';
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    const isLeaf = !isObjectType(inner) && !isInterfaceType(inner) && !isUnionType(inner);
    if (field.args.some(({ type: given }) => isNonNullType(given))) return [];
    if (isLeaf) return [field.name];
    if (depth === 0 || way.includes(inner.name)) return [];
    return [`${field.name} ${selection(field.type, depth - 1, [...way, named.name])}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** A value for an argument: where an id is asked for, one that is given. */
export function value(type: GraphQLInputType, name: string, idFor: IdFor): string {
  if (isNonNullType(type)) return value(type.ofType, name, idFor);
  if (isListType(type)) return `[${value(type.ofType, name, idFor)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(({ type: given }) =>
      isNonNullType(given),
    );
    return `{ ${fields.map((field) => `${field.name}: ${value(field.type, field.name, idFor)}`).join(' ')} }`;
  }
  switch (type.name) {
    case 'Int':
    case 'Float':
      return '10';
    case 'Boolean':
      return 'true';
    case 'LocalDate':
      return `"${new Date().toISOString().slice(0, 10)}"`;
    case 'DateTime':
      return `"${new Date().toISOString()}"`;
    default:
      return JSON.stringify(idFor(name));
  }
}

/** A field with each argument that it needs. */
export const asked = (
  { name, args }: GraphQLField<unknown, unknown>,
  over: (arg: GraphQLArgument) => string,
) => {
  const given = args
    .filter(({ type }) => isNonNullType(type))
    .map((arg) => `${arg.name}: ${over(arg)}`);
  return given.length === 0 ? name : `${name}(${given.join(', ')})`;
};

export function fieldsOf(type: 'Query' | 'Mutation') {
  const root = type === 'Query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
}

/** Every query, with each id that there is where it asks for one. */
export function questions(kinds: readonly string[], idFor: IdFor, depth = 4): readonly string[] {
  return fieldsOf('Query').flatMap((field) => {
    const ways = kinds.map((kind) =>
      asked(field, (arg) => value(arg.type, arg.name === 'id' ? kind : arg.name, idFor)),
    );
    return [...new Set(ways)].map((way) => `{ ${way} ${selection(field.type, depth)} }`);
  });
}

/** All that compliance gives by `_entities` and its id; what others have is an id and nothing else. */
export function entityTypes(): readonly GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    const isEntity = type.astNode?.directives?.some(
      ({ name, arguments: given }) =>
        name.value === 'key' && !given?.some((argument) => argument.name.value === 'resolvable'),
    );
    // An entity of another key than its id is asked for by none of these.
    return isObjectType(type) && isEntity === true && 'id' in type.getFields() ? [type] : [];
  });
}
