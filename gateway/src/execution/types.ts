import {
  buildASTSchema,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';

/** What the executor asks of the supergraph: it knows types that clients do not see. */
export interface Types {
  readonly schema: GraphQLSchema;
  /** Whether objects of the type `name` are of the type `condition`, abstract or not. */
  readonly is: (name: string, condition: string) => boolean;
  /** Whether it is a type that objects have: not an interface, which `@interfaceObject` gives. */
  readonly isConcrete: (name: string) => boolean;
  /** Whether there is such a type: what is worked out for each is remembered for no other name. */
  readonly isKnown: (name: string) => boolean;
}

export function typesOf(supergraphSdl: string): Types {
  const schema = schemaOf(supergraphSdl);
  return {
    schema,
    is(name, condition) {
      if (name === condition) return true;
      const [type, wanted] = [schema.getType(name), schema.getType(condition)];
      const isComposite = isObjectType(type) || isInterfaceType(type);
      return isComposite && isAbstractType(wanted) && schema.isSubType(wanted, type);
    },
    isConcrete: (name) => isObjectType(schema.getType(name)),
    isKnown: (name) => schema.getType(name) !== undefined,
  };
}

/** Directives of composition are left alone: what they are called does not matter here. */
function schemaOf(supergraphSdl: string): GraphQLSchema {
  const document = parse(supergraphSdl, { noLocation: true });
  const definitions = document.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION);
  return buildASTSchema({ ...document, definitions }, { assumeValid: true, assumeValidSDL: true });
}
