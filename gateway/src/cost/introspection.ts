import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsIn } from '../execution/definitions.ts';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** How much of a schema is asked for, in values that tell about it: names, kinds, objects around them. */
export interface Introspection {
  /** Of `__schema` and `__type`, each field as often as it may be answered. */
  readonly valuesOf: (nodes: readonly FieldNode[], fragments: Fragments) => number;
  /** Of one operation: twice what the introspection query asks for that tools send. */
  readonly most: number;
}

/** A description is as long as so many names. */
const VALUES_OF_DESCRIPTION = 5;
/** Of types that are told of, so many are a list of another, or one that may not be null. */
const WRAPPED = 0.75;

/**
 * How long the lists are that tell about a schema: of all types together, each as long as on average; of a
 * type that the client chooses, or that something is of, as the longest is.
 */
type Scope = 'each' | 'any';
type Lengths = Readonly<Record<string, Readonly<Record<Scope, number>>>>;

export function readIntrospection(schema: GraphQLSchema): Introspection {
  const lengths = lengthsIn(schema);
  const valuesOf: Introspection['valuesOf'] = (nodes, fragments) => {
    const read = createReader(schema, lengths, fragments);
    return nodes.reduce((sum, node) => sum + read(node), 0);
  };
  const usual = parse(
    getIntrospectionQuery({
      ...{ descriptions: true, schemaDescription: true, specifiedByUrl: true, oneOf: true },
      ...{ directiveIsRepeatable: true, inputValueDeprecation: true },
    }),
  );
  const roots = usual.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
  );
  const fields = roots.filter((node) => node.kind === Kind.FIELD);
  return { valuesOf, most: 2 * valuesOf(fields, fragmentsIn(usual)) };
}

function createReader(
  schema: GraphQLSchema,
  lengths: Lengths,
  fragments: Fragments,
): (node: FieldNode) => number {
  const known = new Map<string, number>();
  const ofFragment = (name: string, type: GraphQLObjectType, scope: Scope): number => {
    const key = `${name} ${type.name} ${scope}`;
    let values = known.get(key);
    if (values === undefined) {
      const fragment = fragments.get(name);
      values = fragment === undefined ? 0 : ofSet(fragment.selectionSet, type, scope);
      known.set(key, values);
    }
    return values;
  };
  const ofSet = (set: SelectionSetNode, type: GraphQLObjectType, scope: Scope): number =>
    set.selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + ofField(node, type, scope);
      if (node.kind === Kind.INLINE_FRAGMENT) return sum + ofSet(node.selectionSet, type, scope);
      return sum + ofFragment(node.name.value, type, scope);
    }, 0);
  const ofField = (node: FieldNode, type: GraphQLObjectType, scope: Scope): number => {
    const name = node.name.value;
    if (name === 'description') return VALUES_OF_DESCRIPTION;
    const field = type.getFields()[name];
    const returned = field && getNamedType(field.type);
    const length = lengths[`${type.name}.${name}`]?.[scope] ?? 1;
    if (!isObjectType(returned) || node.selectionSet === undefined) return length;
    const isOfAll = returned.name !== '__Type' || name === 'types';
    return length * (1 + ofSet(node.selectionSet, returned, isOfAll ? scope : 'any'));
  };
  return (node) => {
    const type = schema.getType(node.name.value === '__schema' ? '__Schema' : '__Type');
    if (!isObjectType(type) || node.selectionSet === undefined) return 1;
    return 1 + ofSet(node.selectionSet, type, type.name === '__Schema' ? 'each' : 'any');
  };
}

function lengthsIn(schema: GraphQLSchema): Lengths {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const fields = types.flatMap((type) => Object.values(fieldsOf(type)));
  const always = (length: number) => ({ each: length, any: length });
  return {
    '__Schema.types': always(types.length),
    '__Schema.directives': always(directives.length),
    '__Type.fields': lengthsOf(types.map((type) => Object.keys(fieldsOf(type)).length)),
    '__Type.inputFields': lengthsOf(
      types.map((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0)),
    ),
    '__Type.interfaces': lengthsOf(
      types.map((type) =>
        isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0,
      ),
    ),
    '__Type.possibleTypes': lengthsOf(
      types.map((type) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 0)),
    ),
    '__Type.enumValues': lengthsOf(
      types.map((type) => (isEnumType(type) ? type.getValues().length : 0)),
    ),
    '__Type.ofType': always(WRAPPED),
    '__Field.args': lengthsOf(fields.map(({ args }) => args.length)),
    '__Directive.args': lengthsOf(directives.map(({ args }) => args.length)),
    '__Directive.locations': lengthsOf(directives.map(({ locations }) => locations.length)),
  };
}

function fieldsOf(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
}

function lengthsOf(counts: readonly number[]): Readonly<Record<Scope, number>> {
  const sum = counts.reduce((before, count) => before + count, 0);
  const each = counts.length === 0 ? 0 : sum / counts.length;
  return { each, any: counts.reduce((most, count) => Math.max(most, count), 0) };
}
