import { createHash } from 'node:crypto';
import type { RefusalReason } from '../domain/kyc/document.ts';

type Told =
  | { readonly status: 'ACCEPTED'; readonly expiresOn: null }
  | { readonly status: 'REFUSED'; readonly reason: RefusalReason };

export interface PlannedCheckCallback {
  readonly told: Told;
  readonly afterSeconds: number;
  /** Sent twice, with the same id. */
  readonly twice?: true;
}

export interface CheckBehaviour {
  readonly answer: Told | { readonly status: 'PENDING' } | { readonly status: 'REFERRED' };
  readonly callbacks: readonly PlannedCheckCallback[];
  /** What it says when it is asked, of a check that it never sends a callback for. */
  readonly silently?: Told;
}

/** Long enough to be seen as being checked, short enough to be waited for. */
export const DELAY_SECONDS = 10;

const ACCEPTED = { status: 'ACCEPTED', expiresOn: null } as const;
const refused = (reason: RefusalReason) => ({ status: 'REFUSED', reason }) as const;
const later = (callback: Omit<PlannedCheckCallback, 'afterSeconds'>): CheckBehaviour => ({
  answer: { status: 'PENDING' },
  callbacks: [{ ...callback, afterSeconds: DELAY_SECONDS }],
});

/** By the last four characters of the document's number; the table is in docs/compliance/kyc.md. */
const BEHAVIOURS: Readonly<Record<string, CheckBehaviour>> = {
  '0001': { answer: refused('UNREADABLE'), callbacks: [] },
  '0002': later({ told: refused('NOT_THEIRS') }),
  '0003': later({ told: ACCEPTED }),
  '0004': later({ told: ACCEPTED, twice: true }),
  '0005': { answer: { status: 'PENDING' }, callbacks: [], silently: ACCEPTED },
  '0006': { answer: { status: 'REFERRED' }, callbacks: [] },
  '0007': { answer: refused('SUSPICIOUS'), callbacks: [] },
};

/** How the simulated provider behaves to a document; to the same one always alike. */
export function behaviourOf(ending: string): CheckBehaviour {
  return BEHAVIOURS[ending] ?? { answer: ACCEPTED, callbacks: [] };
}

/** What is kept of a number, since it is all that behaviour follows from. */
export function endingOf(number: string | null): string {
  return number?.slice(-4) ?? '';
}

/** What came of a check by so many seconds after it began. */
export function happenedBy(
  { answer, callbacks, silently }: CheckBehaviour,
  seconds: number,
): CheckBehaviour['answer'] {
  const told = callbacks.findLast(({ afterSeconds }) => afterSeconds <= seconds)?.told;
  return told ?? silently ?? answer;
}

/** The provider's name of a check. */
export function referenceOf(id: string): string {
  return `simkyc-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}
