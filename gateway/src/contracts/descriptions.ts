/** What is said of an element of the schema. */
interface Told {
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

/** Names in a text: what stands in quotation marks of code. Words of every day are names, too. */
const CODE = /`([^`]*)`/g;
const NO_REASON = 'No longer supported';

/**
 * Leaves out what is said of an element where it names something that clients of the contract do not see.
 * @param isHidden whether a name is one of the graph's, and none of the contract's
 */
export function withoutHidden<T extends Told>(element: T, isHidden: (name: string) => boolean): T {
  const names = (text: string | null | undefined) =>
    [...(text ?? '').matchAll(CODE)].some(([, code = '']) =>
      (code.match(/\w+/g) ?? []).some(isHidden),
    );
  return {
    ...element,
    ...(names(element.description) && { description: null }),
    ...(names(element.deprecationReason) && { deprecationReason: NO_REASON }),
  };
}

/** The names in coordinates such as `Loan.notices(first:)`. */
export function namesIn(coordinates: Iterable<string>): ReadonlySet<string> {
  return new Set([...coordinates].flatMap((coordinate) => coordinate.match(/\w+/g) ?? []));
}
