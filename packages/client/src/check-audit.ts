import { commitmentOfDetails, hashOfEntry, type Leaf, leavesOf } from './audit-chain.ts';
import { type AuditLine, type Fields, readAuditLines } from './audit-lines.ts';
import { type Report, readProof, type VerifyOptions, verifyProof } from './verify.ts';

/** The stream whose entries about a person lose their salts with an erasure, and the event that orders it. */
const ERASED_STREAM = 'identity';
const ERASURE_ORDERED = 'compliance.erasure.ordered';
const FORMAT = 'blockscore/audit-export/v1';

export interface AuditPlace {
  readonly day: string;
  readonly position: number;
}

/** The first thing that does not hold. */
export interface AuditFault {
  /** Of the file, from 1. */
  readonly line: number;
  readonly place: AuditPlace | null;
  readonly what: string;
}

/** PROVEN and REGISTRY_OPEN as of a single proof; INCOMPLETE: nothing is wrong, but not all was found out. */
export type AuditVerdict = 'PROVEN' | 'REGISTRY_OPEN' | 'INCOMPLETE' | 'NOT_PROVEN';

export interface AuditReport {
  readonly verdict: AuditVerdict;
  readonly summary: string;
  readonly from: string;
  readonly to: string;
  readonly entries: number;
  /** Of them, about whoever exported them, and so shown as links only. */
  readonly withheld: number;
  /** Of them, without a salt, as their subject was erased: nothing tells whether their details are what they were. */
  readonly withoutSalt: number;
  readonly fault: AuditFault | null;
  /** All entries up to here are fixed by the chain. */
  readonly provenTo: AuditPlace | null;
  /** Entries after that: chained to those before, and not on the chain yet. */
  readonly after: number;
  /** One of each proof in the file. */
  readonly proofs: readonly Report[];
}

interface State {
  readonly from: string;
  readonly to: string;
  hash: string;
  place: AuditPlace;
  entries: number;
  withheld: number;
  withoutSalt: number;
  /** Whose entries lack a salt, with the line of the first. */
  readonly unsalted: Map<string, AuditLine>;
  /** Of whom an entry says that they are to be erased, with how many entries there were by then. */
  readonly erased: Map<string, number>;
  isEnded: boolean;
  /** Places that a proof is of, and the entry's leaf once its line was read. */
  readonly anchors: Map<string, { readonly anchor: Fields; leaf?: Leaf | null; at?: number }>;
}

/**
 * Checks an export.
 * @param chunks its text, piece by piece
 * @throws {ExportError} where the file is no export, {ProofError} where the options cannot be used
 */
export async function verifyAudit(
  chunks: AsyncIterable<string>,
  options: VerifyOptions,
): Promise<AuditReport> {
  let state: State | undefined;
  let fault: AuditFault | null = null;
  let line = 0;
  for await (const each of readAuditLines(chunks)) {
    line = each.number;
    if (state === undefined) {
      state = begin(each.fields);
      fault = state === undefined ? faultAt(each, 'It is no export of an audit trail.') : null;
    } else fault = step(state, each);
    if (fault !== null) break;
  }
  if (fault === null && state?.isEnded !== true) {
    fault = {
      line,
      place: state?.place ?? null,
      what: 'The file was cut off: its last line is missing.',
    };
  }
  return await concluded(state, fault, options);
}

function begin({ kind, format, from, to, previousHash }: Fields): State | undefined {
  if (kind !== 'header' || format !== FORMAT || typeof previousHash !== 'string') return undefined;
  return {
    from: String(from),
    to: String(to),
    hash: previousHash,
    place: { day: '', position: 0 },
    entries: 0,
    withheld: 0,
    withoutSalt: 0,
    unsalted: new Map(),
    erased: new Map(),
    isEnded: false,
    anchors: new Map(),
  };
}

function step(state: State, line: AuditLine): AuditFault | null {
  const { fields } = line;
  if (state.isEnded) return faultAt(line, 'There is a line after the last one.');
  switch (fields['kind']) {
    case 'anchor':
      state.anchors.set(keyOf(fields), { anchor: fields });
      return null;
    case 'entry':
    case 'withheld':
      return stepEntry(state, line);
    case 'end':
      state.isEnded = true;
      if (fields['entries'] === state.entries && fields['lastHash'] === state.hash) return null;
      return faultAt(line, 'The last line counts other entries than there are.');
    default:
      return faultAt(line, 'There is no such kind of line.');
  }
}

function stepEntry(state: State, line: AuditLine): AuditFault | null {
  const { fields } = line;
  const { day, position, hash, previousHash } = fields;
  if (typeof day !== 'string' || typeof position !== 'number' || typeof hash !== 'string') {
    return faultAt(line, 'An entry has no place or no hash.');
  }
  const isSameDay = day === state.place.day;
  if (day < state.place.day || position !== (isSameDay ? state.place.position + 1 : 1)) {
    return faultAt(line, 'An entry is missing, or out of its place.');
  }
  if (day < state.from || day > state.to) return faultAt(line, 'An entry is of another day.');
  if (previousHash !== state.hash) return faultAt(line, 'It does not follow the entry before.');
  if (fields['kind'] === 'withheld') state.withheld += 1;
  else {
    if (hashOfEntry(fields) !== hash) return faultAt(line, 'It was changed: it has another hash.');
    const fault = faultOfDetails(state, line);
    if (fault !== null) return fault;
  }
  state.entries += 1;
  noteErasure(state, fields);
  state.place = { day, position };
  state.hash = hash;
  return meetAnchor(state, line);
}

/** Without a salt, which goes with a person who is erased, nothing tells what the details were. */
function faultOfDetails(state: State, line: AuditLine): AuditFault | null {
  const { stream, subject, commitment } = line.fields;
  const details = commitmentOfDetails(line.fields);
  if (details !== null) {
    return details === commitment ? null : faultAt(line, 'Its details were changed.');
  }
  if (stream !== ERASED_STREAM || typeof subject !== 'string') {
    return faultAt(line, 'Its salt is missing, and it is of nobody who could have been erased.');
  }
  state.withoutSalt += 1;
  if (!state.unsalted.has(subject)) state.unsalted.set(subject, line);
  return null;
}

/** By its type and subject alone, which its hash is made of. */
function noteErasure(state: State, { kind, stream, type, subject }: Fields): void {
  const isOrder = kind === 'entry' && stream === 'compliance' && type === ERASURE_ORDERED;
  if (!isOrder || typeof subject !== 'string' || state.erased.has(subject)) return;
  state.erased.set(subject, state.entries);
}

/** Holds an entry against the leaf that it is said to be on the chain as. */
function meetAnchor(state: State, line: AuditLine): AuditFault | null {
  const met = state.anchors.get(keyOf(line.fields));
  if (met === undefined) return null;
  met.at = state.entries;
  const leaves = line.fields['kind'] === 'entry' ? leavesOf(line.fields) : [];
  met.leaf = leaves.find(({ commitment }) => commitment === met.anchor['commitment']) ?? null;
  if (met.leaf !== null || leaves.length === 0) return null;
  return faultAt(line, 'It is not what was sealed.');
}

const keyOf = ({ day, position }: Fields) => `${String(day)}/${String(position)}`;

function faultAt({ number, fields }: AuditLine, what: string): AuditFault {
  const { day, position } = fields;
  const isPlace = typeof day === 'string' && typeof position === 'number';
  return { line: number, place: isPlace ? { day, position } : null, what };
}

async function concluded(
  state: State | undefined,
  fault: AuditFault | null,
  options: VerifyOptions,
): Promise<AuditReport> {
  const proofs: Report[] = [];
  let proven: { readonly place: AuditPlace; readonly at: number; readonly isOpen: boolean } | null =
    null;
  for (const { anchor, leaf, at } of fault === null ? (state?.anchors.values() ?? []) : []) {
    const report = await verifyProof(readProof({ ...anchor, ...leaf }), options);
    proofs.push(report);
    const { verdict } = report;
    if (at === undefined || (verdict !== 'PROVEN' && verdict !== 'REGISTRY_OPEN')) continue;
    const place = { day: String(anchor['day']), position: Number(anchor['position']) };
    proven = { place, at, isOpen: verdict === 'REGISTRY_OPEN' };
  }
  const wrong = proofs.find(({ verdict }) => verdict === 'NOT_PROVEN');
  const unexplained = unexplainedIn(state, proven?.at ?? 0);
  const verdict = verdictOf(fault !== null || wrong !== undefined, proven, unexplained);
  const counted = {
    from: state?.from ?? '',
    to: state?.to ?? '',
    entries: state?.entries ?? 0,
    withheld: state?.withheld ?? 0,
    withoutSalt: state?.withoutSalt ?? 0,
    fault,
    provenTo: proven?.place ?? null,
    after: (state?.entries ?? 0) - (proven?.at ?? 0),
    proofs,
  };
  const summary = summaryOf(verdict, counted, wrong, proven === null ? undefined : unexplained);
  return { verdict, summary, ...counted };
}

/** The first line without a salt about somebody of whom no proven entry of the file says that they are erased. */
function unexplainedIn(state: State | undefined, proven: number): AuditLine | undefined {
  const lines = [...(state?.unsalted ?? [])];
  const found = lines.find(([subject]) => (state?.erased.get(subject) ?? Infinity) > proven);
  return found?.[1];
}

function verdictOf(
  isWrong: boolean,
  proven: { readonly isOpen: boolean } | null,
  unexplained: AuditLine | undefined,
): AuditVerdict {
  if (isWrong) return 'NOT_PROVEN';
  if (proven === null || unexplained !== undefined) return 'INCOMPLETE';
  return proven.isOpen ? 'REGISTRY_OPEN' : 'PROVEN';
}

function summaryOf(
  verdict: AuditVerdict,
  counted: Omit<AuditReport, 'verdict' | 'summary'>,
  wrong: Report | undefined,
  unexplained: AuditLine | undefined,
): string {
  const { fault, entries, withheld, withoutSalt, provenTo, after, proofs } = counted;
  if (fault !== null) return `Line ${fault.line}${placed(fault.place)}: ${fault.what}`;
  if (wrong !== undefined)
    return `The entries hold together, but a proof does not. ${wrong.summary}`;
  const held = `${entries} entries hold together, one after the other`;
  if (unexplained !== undefined) {
    return `${held}, but the salt of line ${unexplained.number} is missing, and nothing that is proven in the file says that its subject was to be erased: export the days until that was ordered, too.`;
  }
  if (verdict === 'INCOMPLETE') {
    const why =
      proofs[0]?.summary ?? 'The file has no proof: nothing of these days is on the chain yet.';
    return `${held}, but nothing ties them to the chain. ${why}`;
  }
  const end = provenTo === null ? '' : `up to ${provenTo.day} ${provenTo.position}`;
  const open = verdict === 'REGISTRY_OPEN' ? ', if the registry is the lender’s' : '';
  const rest = after === 0 ? '' : ` ${after} after that are not on the chain yet.`;
  const links =
    withheld === 0 ? '' : ` Of ${withheld} the file has the place alone, and not what they say.`;
  const erased =
    withoutSalt === 0
      ? ''
      : ` Of ${withoutSalt} the salts went with the person, and nothing shows what they said.`;
  return `${held}, and the chain fixes them ${end}${open}.${rest}${links}${erased}`;
}

const placed = (place: AuditPlace | null) =>
  place === null ? '' : ` (${place.day}, entry ${place.position})`;
