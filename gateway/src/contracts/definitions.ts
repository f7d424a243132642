/**
 * Which part of the graph a contract is: what has one of the tags `include`, and none of `exclude`.
 * Without `include` it is everything that has none of the others.
 */
export interface ContractDefinition {
  readonly name: string;
  readonly include: ReadonlySet<string>;
  readonly exclude: ReadonlySet<string>;
}

/** Stands for what is no contract. */
export const WHOLE_GRAPH = 'all';
const NO_CONTRACTS = 'none';
/** Names stand in paths, beside `/graphql/stream`. */
const NAME = /^(?!(?:stream|all|none)$)[a-z][a-z0-9-]{0,39}$/;
/** Source: Apollo's specification of `@tag`, v0.3. */
const TAG = /^!?[A-Za-z0-9_/-]{1,128}$/;
const MOST = 20;

/**
 * Reads contracts such as `public=public,partner=public|partner|!internal`: a name each, and its tags,
 * those with `!` excluded; `none` for none.
 * @throws Error that says what of it cannot be read
 */
export function readContracts(text: string): readonly ContractDefinition[] {
  if (text === NO_CONTRACTS) return [];
  const entries = text.split(',').flatMap((entry) => entry.trim() || []);
  if (entries.length > MOST) throw new Error(`are ${entries.length} contracts; ${MOST} at most`);
  const contracts = entries.map(readContract);
  if (new Set(contracts.map(({ name }) => name)).size < contracts.length) {
    throw new Error('must give each contract once');
  }
  return contracts;
}

function readContract(entry: string): ContractDefinition {
  const [name = '', list = '', ...more] = entry.split('=').map((part) => part.trim());
  const tags = list.split('|').map((tag) => tag.trim());
  if (!NAME.test(name) || more.length > 0 || !tags.every((tag) => TAG.test(tag))) {
    throw new Error(
      'must be contracts with their tags, such as public=public,partner=public|partner|!internal',
    );
  }
  const [excluded, included] = [true, false].map((isExcluded) =>
    tags.flatMap((tag) => (tag.startsWith('!') === isExcluded ? tag.replace('!', '') : [])),
  );
  return { name, include: new Set(included), exclude: new Set(excluded) };
}
