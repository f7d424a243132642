import {
  GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLType,
  GraphQLUnionType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { withoutHidden } from './descriptions.ts';
import type { Selection } from './selection.ts';

type Composite = GraphQLObjectType | GraphQLInterfaceType;

export interface Narrowing {
  readonly selection: Selection;
  readonly reachable: ReadonlySet<GraphQLNamedType>;
  /** Whether a name is not to be told. */
  readonly isHidden: (name: string) => boolean;
}

/** The same types with less in them; scalars are taken as they are. */
export function narrowSchema(schema: GraphQLSchema, narrowing: Narrowing): GraphQLSchema {
  const { reachable } = narrowing;
  const types = new NarrowedTypes(narrowing);
  const root = (type: GraphQLObjectType | null | undefined) =>
    type && reachable.has(type) ? types.named(type) : null;
  return new GraphQLSchema({
    directives: schema.getDirectives(),
    types: [...reachable].map((type) => types.named(type)),
    query: root(schema.getQueryType()),
    mutation: root(schema.getMutationType()),
    subscription: root(schema.getSubscriptionType()),
  });
}

const BARE = { astNode: undefined, extensionASTNodes: [] };

class NarrowedTypes {
  readonly #narrowing: Narrowing;
  readonly #built = new Map<string, GraphQLNamedType>();

  constructor(narrowing: Narrowing) {
    this.#narrowing = narrowing;
    for (const type of narrowing.reachable) this.#built.set(type.name, this.#narrow(type));
  }

  /** What stands for the type of that name. */
  named<T extends GraphQLNamedType>(type: T): T {
    return (this.#built.get(type.name) ?? type) as T;
  }

  #narrow(type: GraphQLNamedType): GraphQLNamedType {
    if (isObjectType(type)) {
      return new GraphQLObjectType({ ...this.#told(type.toConfig()), ...this.#composite(type) });
    }
    if (isInterfaceType(type)) {
      return new GraphQLInterfaceType({ ...this.#told(type.toConfig()), ...this.#composite(type) });
    }
    if (isUnionType(type)) {
      const types = () => type.getTypes().map((member) => this.named(member));
      return new GraphQLUnionType({ ...this.#told(type.toConfig()), ...BARE, types });
    }
    if (isInputObjectType(type)) {
      const config = this.#told(type.toConfig());
      const fields = () =>
        mapValues(this.#chosen(config.fields, type), (field) => this.#typed(field));
      return new GraphQLInputObjectType({ ...config, ...BARE, fields });
    }
    if (!isEnumType(type)) return type;
    const config = this.#told(type.toConfig());
    return new GraphQLEnumType({ ...config, ...BARE, values: this.#chosen(config.values, type) });
  }

  #composite(type: Composite) {
    const { reachable } = this.#narrowing;
    return {
      ...BARE,
      fields: () =>
        mapValues(this.#chosen(type.toConfig().fields, type), (field, name) =>
          this.#field(type, name, field),
        ),
      interfaces: () =>
        type
          .getInterfaces()
          .filter((other) => reachable.has(other))
          .map((other) => this.named(other)),
    };
  }

  #field(type: Composite, name: string, field: GraphQLFieldConfig<unknown, unknown>) {
    const { hasArgument } = this.#narrowing.selection;
    const given = Object.entries(field.args ?? {}).filter(([argument]) =>
      hasArgument(type.name, name, argument),
    );
    const args = mapValues(Object.fromEntries(given), (argument) =>
      this.#told(this.#typed({ ...argument, astNode: undefined })),
    );
    return { ...field, type: this.#wrapped(field.type), args };
  }

  /** The members of a type that are in the contract. */
  #chosen<T extends object>(
    members: { readonly [name: string]: T },
    { name: type }: GraphQLNamedType,
  ) {
    const { hasMember } = this.#narrowing.selection;
    const chosen = Object.entries(members).filter(([name]) => hasMember(type, name));
    return mapValues(Object.fromEntries(chosen), (member) =>
      this.#told({ ...member, astNode: undefined }),
    );
  }

  #typed<T extends { readonly type: GraphQLInputType }>(element: T): T {
    return { ...element, type: this.#wrapped(element.type) };
  }

  #wrapped<T extends GraphQLType>(type: T): T {
    return this.#wrap(type) as T;
  }

  #wrap(type: GraphQLType): GraphQLType {
    if (isNonNullType(type)) return new GraphQLNonNull(this.#wrapped(type.ofType));
    return isListType(type) ? new GraphQLList(this.#wrap(type.ofType)) : this.named(type);
  }

  #told<T extends object>(element: T): T {
    return withoutHidden(element, this.#narrowing.isHidden);
  }
}

function mapValues<T, U>(
  values: { readonly [name: string]: T },
  change: (value: T, name: string) => U,
): { [name: string]: U } {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, change(value, name)]),
  );
}
