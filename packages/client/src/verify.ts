/**
 * Checks a proof that a lender's BlockScore gave: that a record (a transaction of the books, an entry of
 * the audit trail, a credit score) is under a root that a chain holds. It takes the proof, as the graph
 * answers it, and an endpoint of the chain, and nothing of the lender's: this one file imports nothing,
 * trusts no word of the proof, and works in a browser and as a command:
 *
 *     node verify.ts proof.json --rpc https://endpoint.example --registry 0x…
 *
 * docs/proofs.md has every byte of it, and says what is proven and what is not.
 */

/** A proof as it was read. Hashes and addresses are 0x and lower-case hex digits. */
export interface Proof {
  /** The leaf: SHA-256 over domain, salt and content. */
  readonly commitment: string;
  /** Says what kind of record it is; ends in a line feed. */
  readonly domain: string | null;
  /** 32 bytes; null once it was destroyed. */
  readonly salt: string | null;
  /** The record itself. */
  readonly content: string | null;
  /** Place of the leaf in the tree, from 0. */
  readonly leafIndex: number;
  readonly leafCount: number;
  /** Sibling hashes from the leaf up. */
  readonly path: readonly string[];
  readonly root: string;
  /** Where the root is, as the lender says; null for what it did not say. */
  readonly chainId: number | null;
  readonly registry: string | null;
  readonly transactionHash: string | null;
  readonly blockNumber: number | null;
  readonly blockHash: string | null;
}

/**
 * What came of a step. NOTICED: nothing is wrong, but read what it says. NOT_POSSIBLE: it could not be
 * found out, which says neither yes nor no.
 */
export type Outcome = 'PASSED' | 'NOTICED' | 'FAILED' | 'NOT_POSSIBLE';

export interface Step {
  readonly id: StepId;
  /** What was checked. */
  readonly title: string;
  readonly outcome: Outcome;
  /** What that means. */
  readonly meaning: string;
  /** The endpoint that was asked, by its host; null where nobody was. */
  readonly endpoint: string | null;
}

/**
 * PROVEN: every step held. REGISTRY_OPEN: every step held, in a registry that was held against none of
 * the lender's: it may be anybody's. LEAF_ONLY: the leaf is under the root, and nothing tells any more
 * what it was. NOT_PROVEN: a step failed. INCOMPLETE: none failed, but not all could be done.
 */
export type Verdict = 'PROVEN' | 'REGISTRY_OPEN' | 'LEAF_ONLY' | 'NOT_PROVEN' | 'INCOMPLETE';

export interface Report {
  readonly verdict: Verdict;
  /** The verdict in words. */
  readonly summary: string;
  readonly steps: readonly Step[];
  /** What the record says, line by line; empty unless it belongs to the leaf. */
  readonly record: readonly Row[];
  /** The way from the leaf to the root. */
  readonly climb: Climb;
}

/** A line of a record: what, and its value. */
export type Row = readonly [label: string, value: string];

export interface Climb {
  /** The leaf as it is hashed into the tree: SHA-256 of a zero byte and the commitment. */
  readonly leaf: string;
  readonly levels: readonly Level[];
  /** Where the way ends. */
  readonly top: string;
  /** Whether it is a whole way through a tree of so many leaves. */
  readonly whole: boolean;
}

export interface Level {
  readonly sibling: string;
  readonly siblingIs: 'LEFT' | 'RIGHT';
  /** What both are hashed to. */
  readonly parent: string;
}

export interface VerifyOptions {
  /** One endpoint of the chain (JSON-RPC over HTTP), or up to five that must all say the same. */
  readonly rpc: string | readonly string[];
  /** The address of the AnchorRegistry that the lender publishes; without it nothing is `PROVEN`. */
  readonly registry?: string | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** The proof cannot be read, or the options cannot be used: nothing was checked. */
export class ProofError extends Error {
  override readonly name = 'ProofError';
}

/** Something could not be found out. */
class CannotTell extends Error {
  override readonly name = 'CannotTell';
}

const MOST_TEXT = 2 ** 20;
const MOST_PROOFS = 100;
/** More are counted, and not told one by one. */
const MOST_ERRORS = 3;
const DEEPEST = 64;
const MOST_LEAVES = 2 ** 32 - 1;
const LONGEST_PATH = 32;
const MOST_ENDPOINTS = 5;
const MOST_REPLY = 4 * 2 ** 20;
const REPLY_MS = 10_000;
const LONGEST_SAID = 200;
const LAST_SECOND = 253_402_300_799;
/** A younger block may still be replaced by another one. */
const DEEP = 12;

// ——— Reading a proof ———

/**
 * The first proof in what the graph answered, wherever it is in there.
 *
 * @param json its text, or what that was parsed to
 * @throws {ProofError}
 */
export function readProof(json: unknown): Proof {
  const [first] = readProofs(json).proofs;
  if (first === undefined) throw new ProofError('There is no proof in it.');
  return first;
}

/** Everything in an answer of the graph that is, or is to be, a proof. */
export interface Found {
  /** In their order; one at least. */
  readonly proofs: readonly Proof[];
  /** Records whose `proof` is null: they are under no root yet. */
  readonly pending: number;
  /** What the graph says went wrong: something that was asked for is not in it. */
  readonly errors: readonly string[];
}

/**
 * Every proof in what the graph answered, up to a hundred: each object with a `commitment` and a `path`,
 * its own or that of its `proof`, also where it is within another one.
 *
 * @throws {ProofError} also where there is none
 */
export function readProofs(json: unknown): Found {
  const parsed = typeof json === 'string' ? parse(json) : json;
  const seen: Seen = { fields: [], pending: 0, errors: [] };
  collect(parsed, seen, 0);
  const { fields, pending, errors } = seen;
  if (fields.length > MOST_PROOFS)
    throw new ProofError(`It holds more than ${MOST_PROOFS} proofs.`);
  if (fields.length > 0) return { proofs: fields.map(proofOf), pending, errors };
  if (errors.length > 0) throw new ProofError(`The graph answered: ${errors[0]}`);
  throw new ProofError(
    pending > 0
      ? 'The proof is null: the record is not under a root yet. Ask the graph again in some minutes.'
      : 'There is no proof in it: no object has a `commitment` and a `path`.',
  );
}

interface Seen {
  readonly fields: Fields[];
  pending: number;
  readonly errors: string[];
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  if (text.length > MOST_TEXT) throw new ProofError(`It is longer than ${MOST_TEXT} characters.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProofError(`It is not JSON: ${printable((error as Error).message)}`);
  }
}

function collect(value: unknown, seen: Seen, depth: number): void {
  if (typeof value !== 'object' || value === null || seen.fields.length > MOST_PROOFS) return;
  if (depth > DEEPEST) throw new ProofError(`It is nested more than ${DEEPEST} deep.`);
  const merged = isFields(value) ? collectOwn(value, seen) : null;
  for (const inner of Object.values(value)) {
    // A `proof` that was taken with what it is in is not taken again; what is in it is looked at.
    const isTaken = isFields(inner) && inner === merged;
    collect(isTaken ? { ...inner, path: null } : inner, seen, depth + 1);
  }
}

/** Takes what an object itself is or tells; gives its `proof` where that was taken with it. */
function collectOwn(value: Fields, seen: Seen): Fields | null {
  const { commitment, path, proof, errors } = value;
  if (proof === null) seen.pending += 1;
  if (Array.isArray(errors)) seen.errors.push(...errors.map(messageOf));
  if (typeof commitment !== 'string') return null;
  if (Array.isArray(path)) seen.fields.push(value);
  if (!isFields(proof) || !Array.isArray(proof['path'])) return null;
  // One that names a leaf of its own is a proof of its own.
  const { commitment: its = commitment } = proof;
  if (its !== commitment) return null;
  seen.fields.push({ ...value, ...proof });
  return proof;
}

function messageOf(error: unknown): string {
  return printable(isFields(error) ? error['message'] : error);
}

function proofOf(fields: Fields): Proof {
  const { path, algorithm } = fields;
  const leafCount = whole(fields, 'leafCount', 1, MOST_LEAVES);
  if (!Array.isArray(path) || path.length > LONGEST_PATH) {
    throw new ProofError(`\`path\` is not a list of at most ${LONGEST_PATH} hashes.`);
  }
  const hashes: Fields = { ...path };
  // Credit calls its text `statement`, and names its recipe in a line without the line feed.
  const content =
    textIn(fields, 'content') ?? textIn(fields, 'text') ?? textIn(fields, 'statement');
  const domain = textIn(fields, 'domain');
  return {
    commitment: hexOf(fields, 'commitment', 32),
    domain: domainOf(domain ?? (typeof algorithm === 'string' ? `${algorithm}\n` : null)),
    salt: optional(fields, 'salt', (name) => hexOf(fields, name, 32)),
    content,
    leafIndex: whole(fields, 'leafIndex', 0, leafCount - 1),
    leafCount,
    path: path.map((_, index) => hexOf(hashes, String(index), 32, 'path.')),
    root: hexOf(fields, 'root', 32),
    chainId: optional(fields, 'chainId', (name) => whole(fields, name, 1, Number.MAX_SAFE_INTEGER)),
    registry: optional(fields, 'registry', (name) => hexOf(fields, name, 20)),
    transactionHash: optional(fields, 'transactionHash', (name) => hexOf(fields, name, 32)),
    blockNumber: optional(fields, 'blockNumber', (name) =>
      whole(fields, name, 0, Number.MAX_SAFE_INTEGER),
    ),
    blockHash: optional(fields, 'blockHash', (name) => hexOf(fields, name, 32)),
  };
}

function optional<T>(fields: Fields, name: string, read: (name: string) => T): T | null {
  return fields[name] === null || fields[name] === undefined ? null : read(name);
}

function whole(fields: Fields, name: string, least: number, most: number): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
    return value;
  }
  throw new ProofError(`\`${name}\` is not a whole number from ${least} to ${most}.`);
}

/** Hex digits, with 0x before them or, as credit has its salts, without. */
function hexOf(fields: Fields, name: string, bytes: number, within = ''): string {
  const value = fields[name];
  const digits = typeof value === 'string' ? value.replace(/^0x/, '') : '';
  if (digits.length === bytes * 2 && /^[0-9a-f]+$/i.test(digits))
    return `0x${digits.toLowerCase()}`;
  throw new ProofError(`\`${within}${name}\` is not 0x and ${bytes * 2} hex digits.`);
}

function textIn(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (value === null || value === undefined) return null;
  // Half a pair of surrogates has no bytes: two texts would have the same hash.
  if (typeof value === 'string' && value.isWellFormed()) return value;
  throw new ProofError(`\`${name}\` is not a text.`);
}

/** One line: where it ends, the salt begins. */
function domainOf(domain: string | null): string | null {
  if (domain === null || /^[\x21-\x7e]{1,200}\n$/.test(domain)) return domain;
  throw new ProofError('`domain` is not one line of visible characters that ends in a line feed.');
}

// ——— Checking it ———

/** Names of the steps, in their order. */
const TITLES = {
  CONTENT: 'The record belongs to the leaf',
  TREE: 'The leaf is under the root',
  REGISTRY: 'The registry is the lender’s',
  CHAIN: 'The endpoint is of the right chain',
  CODE: 'The registry has the code of an AnchorRegistry',
  ANCHOR: 'The registry holds the root',
  LOG: 'Who wrote the root, and in which transaction',
  BLOCK: 'The block is the one that the proof names',
  DEPTH: 'Blocks on top of it',
  AGREEMENT: 'The endpoints say the same',
} as const;
export type StepId = keyof typeof TITLES;
const CHAIN_STEPS = ['REGISTRY', 'CHAIN', 'CODE', 'ANCHOR', 'LOG', 'BLOCK', 'DEPTH'] as const;

/** What the domains stand for. */
const KINDS: Readonly<Record<string, string>> = {
  'blockscore/ledger/transaction/v1\n': 'a transaction of the books',
  'blockscore/ledger/disbursement/v1\n': 'a disbursement in the books',
  'blockscore/compliance/audit-entry/v1\n': 'an entry of the audit trail',
  'blockscore/compliance/audit-entry/v2\n': 'an entry of the audit trail',
  'blockscore-score-v1\n': 'a credit score',
};
/** Here the salt is hashed as its hex digits, with a line feed after them. */
const SALT_IN_DIGITS: ReadonlySet<string> = new Set(['blockscore-score-v1\n']);

/** SHA-256 of the code of each AnchorRegistry that there is, as it is on a chain. */
export const REGISTRY_CODES: readonly string[] = [
  '0xd839fc8cb6cd3565ef9da7383256e16b27446bafcded799a51b488c12bd0ee5e',
];
/** First bytes of keccak-256 of `anchorOf(bytes32)`. */
export const ANCHOR_OF = '0xcf4ff901';
/** keccak-256 of `Anchored(bytes32,uint16,uint32,address)`. */
export const ANCHORED = '0xd3602c80103c20ea9cfcbcf14bbe5b03134628c44767f65058c8822a5cabecf0';
/** Trees of commitments, among which some are random. */
const KIND_OF_TREE = 1;
/** Whoever runs one of these writes its blocks as they like. */
const DEVELOPMENT_CHAINS: ReadonlySet<number> = new Set([1337, 31337]);

/**
 * Checks a proof, step by step. It does not throw where a step fails or an endpoint misbehaves: the
 * report says so.
 *
 * @throws {ProofError} where the options cannot be used
 */
export async function verifyProof(proof: Proof, options: VerifyOptions): Promise<Report> {
  const endpoints = typeof options.rpc === 'string' ? [options.rpc] : options.rpc;
  if (endpoints.length === 0 || endpoints.length > MOST_ENDPOINTS) {
    throw new ProofError(`Name one endpoint of the chain, and at most ${MOST_ENDPOINTS}.`);
  }
  const registry = expectedRegistry(options.registry);
  const askers = endpoints.map((url) => askerOf(url, options.fetch ?? fetch));
  const climb = await climbOf(proof);
  const steps = [await contentStep(proof), treeStep(proof, climb)];
  const told: Told[] = [];
  for (const asker of askers) {
    const asked = await askChain(asker, proof, registry);
    steps.push(...asked.steps);
    told.push(asked.told);
  }
  if (told.length > 1) steps.push(agreementStep(told));
  const verdict = verdictOf(steps);
  return {
    verdict,
    // Of several endpoints any: nothing is told of it unless all say the same.
    summary: summaryOf(verdict, proof, steps, told[0]?.anchor),
    steps,
    record: steps[0]?.outcome === 'PASSED' ? readableRecord(proof.content ?? '') : [],
    climb,
  };
}

function expectedRegistry(given: string | undefined): string | null {
  if (given === undefined || given === '') return null;
  if (/^0x[0-9a-f]{40}$/i.test(given)) return given.toLowerCase();
  throw new ProofError('The registry’s address is not 0x and 40 hex digits.');
}

function verdictOf(steps: readonly Step[]): Verdict {
  if (steps.some(({ outcome }) => outcome === 'FAILED')) return 'NOT_PROVEN';
  const unknown = steps.filter(({ outcome }) => outcome === 'NOT_POSSIBLE');
  if (unknown.some(({ id }) => id !== 'CONTENT')) return 'INCOMPLETE';
  if (unknown.length > 0) return 'LEAF_ONLY';
  return isRegistryOpen(steps) ? 'REGISTRY_OPEN' : 'PROVEN';
}

function isRegistryOpen(steps: readonly Step[]): boolean {
  return steps.some(({ id, outcome }) => id === 'REGISTRY' && outcome !== 'PASSED');
}

function summaryOf(
  verdict: Verdict,
  proof: Proof,
  steps: readonly Step[],
  anchor: Anchor | undefined,
): string {
  const of = (outcome: Outcome) => steps.find((step) => step.outcome === outcome)?.title ?? '';
  if (verdict === 'NOT_PROVEN') return `Nothing is proven. What does not hold: «${of('FAILED')}».`;
  if (verdict === 'INCOMPLETE' || anchor === undefined) {
    const missing = steps.find(({ id, outcome }) => id !== 'CONTENT' && outcome === 'NOT_POSSIBLE');
    return `It could not be checked to the end, from «${missing?.title ?? ''}» on. That says neither yes nor no.`;
  }
  const when = `at ${timeOf(anchor.seconds)} (block ${anchor.block} of chain ${proof.chainId}) at the latest`;
  const what =
    verdict === 'LEAF_ONLY'
      ? `The leaf existed ${when}, but nothing tells any more what it was`
      : `This record existed ${when}, word for word as it is here, and the lender is bound to it`;
  const remarks = steps.flatMap(({ id, title, outcome }) =>
    outcome === 'NOTICED' && id !== 'REGISTRY' ? [`«${title}»`] : [],
  );
  const read = remarks.length > 0 ? ` Read the remarks on ${remarks.join(', ')}.` : '';
  return isRegistryOpen(steps)
    ? `It is not finished: all else holds, but only if ${proof.registry} is the registry that the lender publishes. Compare it, or give the published one and check again. If it is: ${what.replace(/^T/, 't')}. If it is not, this says nothing of the lender.${read}`
    : `${what}.${read}`;
}

function step(id: StepId, outcome: Outcome, meaning: string): Step {
  return { id, title: TITLES[id], outcome, meaning, endpoint: null };
}

/** commitment = SHA-256(domain ‖ salt ‖ content) */
async function contentStep({ commitment, domain, salt, content }: Proof): Promise<Step> {
  if (salt === null || content === null) {
    return step(
      'CONTENT',
      'NOT_POSSIBLE',
      'There is no salt: it was destroyed, or the query did not ask for salt and content. Nothing links this leaf to any record; the tree is checked all the same.',
    );
  }
  if (domain === null) {
    return step('CONTENT', 'NOT_POSSIBLE', 'There is no domain: the query did not ask for it.');
  }
  const salted = SALT_IN_DIGITS.has(domain) ? utf8(`${salt.slice(2)}\n`) : bytesOf(salt);
  const made = await sha256(utf8(domain), salted, utf8(content));
  if (made !== commitment) {
    return step(
      'CONTENT',
      'FAILED',
      `The record is not what was committed to: domain, salt and content hash to ${made}, and the leaf is ${commitment}. At least one character of them is another one.`,
    );
  }
  const kind = KINDS[domain] ?? `something this verifier does not know, ${domain.trimEnd()}`;
  return step(
    'CONTENT',
    'PASSED',
    `It is ${kind}. Domain, salt and content hash to the leaf: not a character was changed. Whatever else the file says beside them is not proven.`,
  );
}

function treeStep({ root, leafIndex, leafCount, path }: Proof, { top, whole }: Climb): Step {
  if (!whole) {
    return step(
      'TREE',
      'FAILED',
      `${path.length} hashes are no way from leaf ${leafIndex} to the top of a tree of ${leafCount} leaves.`,
    );
  }
  return top === root
    ? step(
        'TREE',
        'PASSED',
        `From leaf ${leafIndex} of ${leafCount} (counted from 0), ${path.length} siblings lead to the root ${root}.`,
      )
    : step('TREE', 'FAILED', `The path leads to ${top}, and not to the root ${root}.`);
}

/** The way from the leaf up, as RFC 9162 has it (section 2.1.3.2). */
async function climbOf({ commitment, leafIndex, leafCount, path }: Proof): Promise<Climb> {
  const leaf = await sha256(Uint8Array.of(0), bytesOf(commitment));
  const levels: Level[] = [];
  let [index, last, hash] = [leafIndex, leafCount - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return { leaf, levels, top: hash, whole: false };
    const isLeft = index % 2 === 1 || index === last;
    const [left, right] = isLeft ? [sibling, hash] : [hash, sibling];
    hash = await sha256(Uint8Array.of(1), bytesOf(left), bytesOf(right));
    levels.push({ sibling, siblingIs: isLeft ? 'LEFT' : 'RIGHT', parent: hash });
    // The last of an odd row has no sibling: it goes up as it is.
    while (isLeft && index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)];
    [index, last] = [half(index), half(last)];
  }
  return { leaf, levels, top: hash, whole: last === 0 };
}

function half(value: number): number {
  return Math.floor(value / 2);
}

// ——— Asking the chain ———

/** What the registry keeps of a root. */
interface Anchor {
  readonly block: number;
  /** Of that block, since 1970. */
  readonly seconds: number;
  readonly leafCount: number;
  readonly kind: number;
}

/** What an endpoint said of the root, as far as it could be asked. */
interface Told {
  readonly host: string;
  anchor?: Anchor;
  log?: Log;
  block?: Block;
}

interface Asker {
  readonly host: string;
  readonly ask: (method: string, parameters: readonly unknown[]) => Promise<unknown>;
}

/** Every step that needs the chain. After one that fails, or cannot be done, the others are not. */
async function askChain({ host, ask }: Asker, proof: Proof, expected: string | null) {
  const steps: Step[] = [];
  const told: Told = { host };
  let why = '';
  try {
    for await (const done of chainSteps(ask, proof, expected, told)) {
      steps.push(done);
      if (done.outcome === 'FAILED') break;
    }
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error;
    why = error.message;
  }
  for (const id of CHAIN_STEPS.slice(steps.length)) {
    steps.push(step(id, 'NOT_POSSIBLE', why === '' ? 'Not asked, after what came before.' : why));
    why = '';
  }
  return { steps: steps.map((each) => ({ ...each, endpoint: host })), told };
}

async function* chainSteps(
  ask: Asker['ask'],
  proof: Proof,
  expected: string | null,
  told: Told,
): AsyncGenerator<Step> {
  const registry = expected ?? proof.registry;
  if (registry === null || proof.chainId === null) {
    throw new CannotTell(
      'The proof names no chain or no registry: its root is on no chain yet, or the query did not ask for them.',
    );
  }
  yield registryStep(registry, proof, expected);
  yield chainStep(proof, quantity('eth_chainId', await ask('eth_chainId', [])));
  yield await codeStep(registry, await ask('eth_getCode', [registry, 'latest']));
  const call = { to: registry, data: ANCHOR_OF + proof.root.slice(2) };
  const anchor = anchorIn(await ask('eth_call', [call, 'latest']));
  told.anchor = anchor;
  yield anchorStep(proof, anchor);
  const at = `0x${anchor.block.toString(16)}`;
  const topics = [ANCHORED, proof.root];
  const filter = { address: registry, fromBlock: at, toBlock: at, topics };
  const log = logIn(await ask('eth_getLogs', [filter]), registry, topics, anchor);
  told.log = log;
  yield logStep(proof, log);
  const block = blockIn(await ask('eth_getBlockByNumber', [at, false]));
  told.block = block;
  if (
    block.number !== anchor.block ||
    block.seconds !== anchor.seconds ||
    block.hash !== log.block
  ) {
    throw new CannotTell(
      'The endpoint contradicts itself: registry, log and block do not fit together. Ask again, then another endpoint.',
    );
  }
  yield blockStep(proof, block);
  yield depthStep(anchor, blockIn(await ask('eth_getBlockByNumber', ['latest', false])));
}

function registryStep(registry: string, proof: Proof, expected: string | null): Step {
  if (expected === null) {
    return step(
      'REGISTRY',
      'NOTICED',
      `Compare ${registry} with what the lender publishes: anybody may deploy a registry of their own and write into it.`,
    );
  }
  return proof.registry === null || proof.registry === expected
    ? step('REGISTRY', 'PASSED', `It is ${expected}, as you gave it.`)
    : step('REGISTRY', 'FAILED', `The proof names ${proof.registry}, and you gave ${expected}.`);
}

function chainStep({ chainId }: Proof, found: number): Step {
  if (found !== chainId) {
    return step('CHAIN', 'FAILED', `It is of chain ${found}, and the proof of chain ${chainId}.`);
  }
  return DEVELOPMENT_CHAINS.has(found)
    ? step(
        'CHAIN',
        'NOTICED',
        `Both are of chain ${found}, which is for development: whoever runs it can write its blocks as they like.`,
      )
    : step('CHAIN', 'PASSED', `Both are of chain ${found}.`);
}

async function codeStep(registry: string, found: unknown): Promise<Step> {
  if (found === '0x') return step('CODE', 'FAILED', `There is no contract at ${registry}.`);
  if (typeof found !== 'string' || !/^0x([0-9a-f]{2})+$/i.test(found)) throw odd('eth_getCode');
  const hash = await sha256(bytesOf(found));
  return REGISTRY_CODES.includes(hash)
    ? step('CODE', 'PASSED', 'It can only add roots: nobody can change, date back or remove one.')
    : step(
        'CODE',
        'FAILED',
        `The contract at ${registry} is another one: its code hashes to ${hash}. What it answers is worth nothing.`,
      );
}

function anchorStep({ root, leafCount }: Proof, anchor: Anchor): Step {
  if (anchor.block === 0) return step('ANCHOR', 'FAILED', `It has never seen the root ${root}.`);
  if (anchor.leafCount !== leafCount) {
    return step(
      'ANCHOR',
      'FAILED',
      `It has the root for a tree of ${anchor.leafCount} leaves, and the proof is of one of ${leafCount}.`,
    );
  }
  return anchor.kind === KIND_OF_TREE
    ? step(
        'ANCHOR',
        'PASSED',
        `It has held it since block ${anchor.block}, ${timeOf(anchor.seconds)}, for a tree of ${leafCount} leaves.`,
      )
    : step(
        'ANCHOR',
        'FAILED',
        `It has the root for a tree of the kind ${anchor.kind}, which this verifier does not know: take a newer one.`,
      );
}

function logStep({ transactionHash }: Proof, { by, transaction }: Log): Step {
  return transactionHash === null || transactionHash === transaction
    ? step('LOG', 'PASSED', `${by} wrote it, in the transaction ${transaction}.`)
    : step(
        'LOG',
        'NOTICED',
        `${by} wrote it, in the transaction ${transaction}; the proof names ${transactionHash}. It may have been sent again; the registry decides.`,
      );
}

function blockStep({ blockNumber, blockHash }: Proof, block: Block): Step {
  const same =
    (blockNumber === null || blockNumber === block.number) &&
    (blockHash === null || blockHash === block.hash);
  return same
    ? step('BLOCK', 'PASSED', `Block ${block.number} has the hash ${block.hash}.`)
    : step(
        'BLOCK',
        'NOTICED',
        `The root is in block ${block.number}, ${block.hash}; the proof names block ${blockNumber}, ${blockHash}. The chain was reorganised since, or the proof is not exact here; the registry decides.`,
      );
}

function depthStep(anchor: Anchor, head: Block): Step {
  if (head.number < anchor.block) {
    throw new CannotTell(
      `The endpoint contradicts itself: its newest block is ${head.number}. Ask again, then another one.`,
    );
  }
  const confirmations = head.number - anchor.block + 1;
  const said = `${confirmations} with its own, up to block ${head.number} of ${timeOf(head.seconds)}`;
  return confirmations >= DEEP
    ? step('DEPTH', 'PASSED', `${said}.`)
    : step('DEPTH', 'NOTICED', `${said}: so few may still be replaced. Check again later.`);
}

/** What all endpoints must say alike. How many blocks are on top may differ: one may be behind a little. */
const FACTS: readonly (readonly [string, (told: Told) => string | undefined])[] = [
  ['the block of the root', ({ anchor }) => anchor && `${anchor.block}`],
  ['its time', ({ anchor }) => anchor && timeOf(anchor.seconds)],
  ['the number of leaves', ({ anchor }) => anchor && `${anchor.leafCount}`],
  ['the kind of tree', ({ anchor }) => anchor && `${anchor.kind}`],
  ['the transaction', ({ log }) => log?.transaction],
  ['who wrote it', ({ log }) => log?.by],
  ['the hash of the block', ({ log, block }) => block?.hash ?? log?.block],
];

/** An endpoint that lies fits together in itself: only another one tells. */
function agreementStep(told: readonly Told[]): Step {
  const unlike = FACTS.flatMap(([name, factOf]) => {
    const said = told.flatMap((each) => {
      const fact = factOf(each);
      return fact === undefined ? [] : [{ fact, by: each.host }];
    });
    if (new Set(said.map(({ fact }) => fact)).size < 2) return [];
    return [`${name} is ${said.map(({ fact, by }) => `${fact} (${by})`).join(', ')}`];
  });
  if (unlike.length > 0) {
    return step(
      'AGREEMENT',
      'FAILED',
      `They contradict each other: ${unlike.join('; ')}. At least one is wrong, or the chain is being reorganised: ask again, then others.`,
    );
  }
  return told.some((each) => FACTS.some(([, factOf]) => factOf(each) === undefined))
    ? step('AGREEMENT', 'NOT_POSSIBLE', 'Not all of them could be asked to the end.')
    : step(
        'AGREEMENT',
        'PASSED',
        `All ${told.length} tell the same block and time of the root, tree, transaction and sender.`,
      );
}

/** Four words: uint64 block, uint64 time, uint32 leaves, uint16 kind. */
function anchorIn(result: unknown): Anchor {
  if (typeof result !== 'string' || !/^0x[0-9a-f]{256}$/i.test(result)) throw odd('eth_call');
  const word = (index: number, most: number): number => {
    const value = BigInt(`0x${result.slice(2 + 64 * index, 66 + 64 * index)}`);
    if (value > BigInt(most)) throw odd('eth_call');
    return Number(value);
  };
  return {
    block: word(0, Number.MAX_SAFE_INTEGER),
    seconds: word(1, LAST_SECOND),
    leafCount: word(2, MOST_LEAVES),
    kind: word(3, 2 ** 16 - 1),
  };
}

interface Log {
  readonly by: string;
  readonly transaction: string;
  readonly block: string;
}

/** The one `Anchored` of the root, which must say what the registry says. */
function logIn(result: unknown, registry: string, topics: readonly string[], anchor: Anchor): Log {
  if (!Array.isArray(result)) throw odd('eth_getLogs');
  const [log, ...others] = result as unknown[];
  if (!isFields(log) || others.length > 0) {
    throw new CannotTell(
      `The endpoint shows ${result.length} logs of the root in block ${anchor.block} where there is one: it has none of old blocks, or is wrong. Ask another one.`,
    );
  }
  const said = Array.isArray(log['topics']) ? log['topics'].map((each) => lower(each)) : [];
  const [event, root, kind = '', by = ''] = said;
  const fits =
    said.length === 4 &&
    lower(log['address']) === registry &&
    event === topics[0] &&
    root === topics[1] &&
    kind === wordOf(anchor.kind) &&
    lower(log['data']) === wordOf(anchor.leafCount) &&
    lower(log['blockNumber']) === `0x${anchor.block.toString(16)}` &&
    log['removed'] !== true;
  if (!fits || !/^0x0{24}[0-9a-f]{40}$/.test(by)) throw odd('eth_getLogs');
  const transaction = hash('eth_getLogs', log['transactionHash']);
  return { by: `0x${by.slice(26)}`, transaction, block: hash('eth_getLogs', log['blockHash']) };
}

interface Block {
  readonly number: number;
  readonly hash: string;
  readonly seconds: number;
}

function blockIn(result: unknown): Block {
  const method = 'eth_getBlockByNumber';
  if (!isFields(result)) throw odd(method);
  const seconds = quantity(method, result['timestamp']);
  if (seconds > LAST_SECOND) throw odd(method);
  return {
    number: quantity(method, result['number']),
    hash: hash(method, result['hash']),
    seconds,
  };
}

function lower(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100).toLowerCase() : '';
}

function wordOf(value: number): string {
  return `0x${value.toString(16).padStart(64, '0')}`;
}

function quantity(method: string, value: unknown): number {
  const text = lower(value);
  const number = /^0x[0-9a-f]{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw odd(method);
  return number;
}

function hash(method: string, value: unknown): string {
  const text = lower(value);
  if (!/^0x[0-9a-f]{64}$/.test(text)) throw odd(method);
  return text;
}

function odd(method: string): CannotTell {
  return new CannotTell(
    `The endpoint's answer to ${method} makes no sense: it is broken, or no endpoint of such a chain. Ask another one.`,
  );
}

/** Asks an endpoint by JSON-RPC. In what it says only its host is named: the rest may be a key. */
function askerOf(rpc: string, send: typeof fetch): Asker {
  const url = endpointOf(rpc);
  const { host } = url;
  return {
    host,
    async ask(method, params) {
      const text = await posted(send, url, { jsonrpc: '2.0', id: 1, method, params }).catch(
        (error: unknown) => {
          throw error instanceof CannotTell ? error : unreachable(host, error);
        },
      );
      const answer = answerIn(text);
      if (answer === undefined) throw odd(method);
      const { error, result } = answer;
      if (error !== undefined && error !== null) {
        const said = isFields(error) ? error['message'] : error;
        throw new CannotTell(`The endpoint ${host} refuses ${method}: ${printable(said)}`);
      }
      if (result === undefined || result === null) throw odd(method);
      return result;
    },
  };
}

function endpointOf(rpc: string): URL {
  try {
    const url = new URL(rpc);
    if (/^https?:$/.test(url.protocol) && url.username === '') return url;
  } catch {
    // Refused below, like the others that cannot be asked.
  }
  throw new ProofError('An endpoint is an address such as https://endpoint.example/path.');
}

function answerIn(text: string): Fields | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return isFields(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

async function posted(send: typeof fetch, url: URL, body: unknown): Promise<string> {
  const response = await send(url.href, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.timeout(REPLY_MS),
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) break;
    size += value.length;
    if (size > MOST_REPLY) {
      await reader?.cancel();
      throw new CannotTell(`The endpoint ${url.host} answers more than ${MOST_REPLY} bytes.`);
    }
    text += decoder.decode(value, { stream: true });
  }
  // A refusal may have a body that says why; one that has none is told by its status.
  if (!response.ok && answerIn(text)?.['error'] === undefined) {
    throw new CannotTell(`The endpoint ${url.host} answers with HTTP ${response.status}.`);
  }
  return text;
}

function unreachable(host: string, error: unknown): CannotTell {
  const { name, message } = error as Error;
  if (name === 'TimeoutError') {
    return new CannotTell(`The endpoint ${host} said nothing in ${REPLY_MS / 1_000} seconds.`);
  }
  return new CannotTell(
    `The endpoint ${host} cannot be reached, or does not let web pages ask it (CORS): ${printable(message)}`,
  );
}

// ——— Showing a record ———

const MOST_ROWS = 300;
const LONGEST_VALUE = 2_000;

/** Currencies whose amounts have not two digits after the point (ISO 4217). */
const OTHER_DIGITS: Readonly<Record<string, number>> = {
  ...digits('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF', 0),
  ...digits('BHD IQD JOD KWD LYD OMR TND', 3),
};

function digits(currencies: string, count: number): Record<string, number> {
  return Object.fromEntries(currencies.split(' ').map((currency) => [currency, count]));
}

/** A record as lines to read: amounts in units of their currency. What is not plain JSON, as it is. */
export function readableRecord(content: string): readonly Row[] {
  const rows: Row[] = [];
  const value = plainIn(content);
  if (value !== undefined && Object.keys(value).length > 0 && addRows(rows, [], value)) return rows;
  return [['Text', printable(content, LONGEST_VALUE)]];
}

/** What the text says, where JSON says all of it. */
function plainIn(content: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(content);
    // Written twice, a name would hide what stood there first: then it is shown as it is.
    return isFields(value) && JSON.stringify(value) === content ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Each value under the names of all that it is in: what is shown has to mean what was hashed.
 *
 * @returns false where it is too long or too deep to be shown so
 */
function addRows(rows: Row[], names: readonly string[], value: unknown): boolean {
  if (names.length > DEEPEST) return false;
  const money = isFields(value) ? moneyIn(value) : undefined;
  const isFull = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (isFull && money === undefined) {
    return Object.entries(value).every(([name, inner]) => addRows(rows, [...names, name], inner));
  }
  const entry = isFields(value) && money !== undefined ? entryIn(value) : undefined;
  // The books themselves need no more words; entries that are anywhere else are something else.
  const isOfTheBooks = entry !== undefined && /^entries\.\d+$/.test(names.join('.'));
  const labels = [
    ...(isOfTheBooks ? [] : names.map(labelOf)),
    ...(entry === undefined ? [] : [entry]),
  ];
  rows.push([labels.join(' · '), money ?? shownAs(value)]);
  return rows.length <= MOST_ROWS;
}

/** A value that has nothing in it. Texts that could be taken for something else are in quotes. */
function shownAs(value: unknown): string {
  if (typeof value === 'object') return JSON.stringify(value);
  const isOdd =
    typeof value === 'string' && /^(null|true|false|\[\]|\{\}|)$|^["\s]|\s$/.test(value);
  return printable(isOdd ? JSON.stringify(value) : value, LONGEST_VALUE);
}

/** What an amount is to its account. */
function entryIn({ account, side }: Fields): string | undefined {
  return side === undefined ? undefined : `${side === 'DEBIT' ? 'Debit' : 'Credit'} ${account}`;
}

/** Where the object is an amount and no more than an entry says beside it. */
function moneyIn({ minor, currency, account, side, ...others }: Fields): string | undefined {
  if (Object.keys(others).length > 0) return undefined;
  const isAmount = account === undefined && side === undefined;
  const isEntry =
    typeof account === 'string' &&
    /^[\w:.-]{1,100}$/.test(account) &&
    (side === 'DEBIT' || side === 'CREDIT');
  if (!isAmount && !isEntry) return undefined;
  if (typeof minor !== 'string' || !/^-?\d{1,30}$/.test(minor)) return undefined;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const count = OTHER_DIGITS[currency] ?? 2;
  const padded = minor.replace('-', '').padStart(count + 1, '0');
  const [units, rest] = [
    padded.slice(0, padded.length - count),
    padded.slice(padded.length - count),
  ];
  const sign = minor.startsWith('-') ? '-' : '';
  return `${sign}${units}${count > 0 ? `.${rest}` : ''} ${currency}`;
}

/** `effectiveOn` → Effective on; a name that is not of that kind is in quotes. */
function labelOf(name: string): string {
  if (!/^\w+$/.test(name)) return printable(JSON.stringify(name), 60);
  const words = printable(name, 60).replace(
    /([a-z])([A-Z])/g,
    (_, a: string, b: string) => `${a} ${b.toLowerCase()}`,
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What strangers wrote, with nothing in it that could move a cursor or turn the direction of text. */
function printable(value: unknown, longest = LONGEST_SAID): string {
  const text = String(value);
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return shown.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`,
  );
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace('.000Z', 'Z');
}

// ——— Bytes ———

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function bytesOf(hex: string): Uint8Array {
  const bytes = new Uint8Array((hex.length - 2) / 2);
  for (const index of bytes.keys()) {
    bytes[index] = Number.parseInt(hex.slice(2 + 2 * index, 4 + 2 * index), 16);
  }
  return bytes;
}

async function sha256(...parts: readonly Uint8Array[]): Promise<string> {
  const all = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  if (globalThis.crypto?.subtle === undefined) {
    throw new ProofError(
      'The browser computes no SHA-256 for this page: open it by https, from localhost, or from a file.',
    );
  }
  const hashed = new Uint8Array(await crypto.subtle.digest('SHA-256', all));
  return `0x${Array.from(hashed, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

// ——— The command ———

const HELP = `Checks proofs that BlockScore gave, with the proof and an endpoint of the chain alone.

  node verify.ts <file|-> --rpc <url> [--rpc <url>]… [--registry <address>] [--json]

  <file>       what the graph answered, as JSON; - reads it from the standard input
  --rpc        an endpoint of the chain the root is on; of several, all must say the same
  --registry   the AnchorRegistry that the lender publishes; without it nothing ends with 0
  --json       writes the reports as JSON
  --help       this

Ends with  0  everything in the file is proven
           1  something is not: a step failed
           2  nothing was checked: the file or the arguments cannot be used
           3  not all could be checked, e.g. because an endpoint is away, or the graph did not give all
              that was asked for; says neither yes nor no
           4  a leaf is under its root, but its salt is gone: nothing tells what it was
           5  all holds if the registry is the lender's: no --registry was given to hold it against
`;

const EXIT: Readonly<Record<Verdict, number>> = {
  PROVEN: 0,
  NOT_PROVEN: 1,
  INCOMPLETE: 3,
  LEAF_ONLY: 4,
  REGISTRY_OPEN: 5,
};
/** Of several verdicts, the worst counts. */
const WORST: readonly Verdict[] = [
  'NOT_PROVEN',
  'INCOMPLETE',
  'LEAF_ONLY',
  'REGISTRY_OPEN',
  'PROVEN',
];
/** How each outcome is shown. */
export const MARKS: Readonly<Record<Outcome, string>> = {
  PASSED: '✓',
  NOTICED: '!',
  FAILED: '✗',
  NOT_POSSIBLE: '?',
};

interface Arguments {
  readonly file: string;
  readonly rpc: readonly string[];
  readonly registry: string | undefined;
  readonly json: boolean;
}

function argumentsOf(given: readonly string[]): Arguments {
  const files: string[] = [];
  const named: Record<'--rpc' | '--registry', string[]> = { '--rpc': [], '--registry': [] };
  let json = false;
  const left = [...given];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--json') json = true;
    else if (word === '--rpc' || word === '--registry') {
      const value = left.shift();
      if (value === undefined) throw new ProofError(`${word} is given nothing; see --help.`);
      named[word].push(value);
    } else if (word === '-' || !word.startsWith('-')) files.push(word);
    else throw new ProofError(`There is no option ${printable(word)}; see --help.`);
  }
  const [file, ...others] = files;
  if (file === undefined || others.length > 0 || named['--registry'].length > 1) {
    throw new ProofError(
      'Give one file, or - for the standard input, and one registry at most; see --help.',
    );
  }
  return { file, rpc: named['--rpc'], registry: named['--registry'][0], json };
}

/** Where the command reads and writes. */
export interface Terminal {
  /** The bytes of a file; of the standard input where it is `-`. */
  readonly read: (file: string) => AsyncIterable<Uint8Array>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** @returns the code that the process ends with */
export async function command(given: readonly string[], terminal: Terminal): Promise<number> {
  if (given.length === 0 || given.includes('--help')) {
    terminal.out(HELP);
    return given.length === 0 ? 2 : 0;
  }
  try {
    const { file, rpc, registry, json } = argumentsOf(given);
    const found = readProofs(await textOf(terminal, file));
    const { proofs } = found;
    const reports: Report[] = [];
    for (const proof of proofs) reports.push(await verifyProof(proof, { rpc, registry }));
    const texts = reports.map((each, index) => printed(each, index + 1, reports.length));
    terminal.out(json ? `${JSON.stringify(reports, null, 2)}\n` : texts.join('\n'));
    const missing = missingSaid(found);
    if (missing !== '') terminal.err(`${missing}\n`);
    const verdicts = reports.map(({ verdict }) => verdict);
    const all = missing === '' ? verdicts : [...verdicts, 'INCOMPLETE'];
    return EXIT[WORST.find((verdict) => all.includes(verdict)) ?? 'NOT_PROVEN'];
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    terminal.err(`${error.message}\n`);
    return 2;
  }
}

/** What is to be said of what the graph did not give, and so was not checked; empty where it gave all. */
export function missingSaid({ pending, errors }: Found): string {
  return [
    ...(pending > 0
      ? [`Of ${pending} more in it the proof is null: not under a root yet, and not checked.`]
      : []),
    ...(errors.length > 0
      ? [
          `It is not all that was asked for, and what is missing was not checked. The graph says: ${errors.slice(0, MOST_ERRORS).join(' · ')}${errors.length > MOST_ERRORS ? ` · and ${errors.length - MOST_ERRORS} more` : ''}`,
        ]
      : []),
  ].join(' ');
}

async function textOf({ read }: Terminal, file: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for await (const chunk of read(file)) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > MOST_TEXT) return text;
    }
    return text + decoder.decode();
  } catch (error) {
    const { message } = error as Error;
    throw new ProofError(`${printable(file)} cannot be read: ${printable(message)}`);
  }
}

function printed({ verdict, summary, steps, record }: Report, number: number, all: number): string {
  const width = Math.max(0, ...record.map(([label]) => label.length));
  const several = new Set(steps.map(({ endpoint }) => endpoint)).size > 2;
  return [
    ...(all > 1 ? [`Proof ${number} of ${all}`, ''] : []),
    ...record.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    ...(record.length > 0 ? [''] : []),
    ...steps.flatMap(({ title, outcome, meaning, endpoint }) => [
      `${MARKS[outcome]} ${title}${several && endpoint !== null ? ` (${endpoint})` : ''}`,
      `    ${meaning}`,
    ]),
    '',
    `${verdict.replaceAll('_', ' ')}. ${summary}`,
    '',
  ].join('\n');
}

/** Whether this file is the program that Node was started with. */
function isProgram(host: typeof process): boolean {
  const [, program] = host.argv;
  if (host.versions?.node === undefined || program === undefined) return false;
  try {
    const { realpathSync } = host.getBuiltinModule('node:fs');
    const { pathToFileURL } = host.getBuiltinModule('node:url');
    return pathToFileURL(realpathSync(program)).href === import.meta.url;
  } catch {
    return false;
  }
}

const host = (globalThis as { readonly process?: typeof process }).process;
if (host !== undefined && isProgram(host)) {
  const { createReadStream } = host.getBuiltinModule('node:fs');
  host.exitCode = await command(host.argv.slice(2), {
    read: (file) => (file === '-' ? host.stdin : createReadStream(file)),
    out: (text) => void host.stdout.write(text),
    err: (text) => void host.stderr.write(text),
  });
}
