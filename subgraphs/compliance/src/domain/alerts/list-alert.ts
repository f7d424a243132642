import type { RefusalKind, SanctionsList } from '../sanctions/list.ts';
import type { Alert } from './alert.ts';

/** Of a list that is too old. */
export const LIST_STALE = 'LIST_STALE';

type Alerted = Exclude<RefusalKind, 'UNREACHABLE'>;

/** Of a content that was refused. */
export const refusalRule = (kind: Alerted): `LIST_${Alerted}` => `LIST_${kind}`;

/** The rules whose alerts are about how a list stands, and so about nobody. */
export const LIST_RULES: readonly string[] = [
  ...[LIST_STALE, refusalRule('MISSING'), refusalRule('BROKEN')],
  ...[refusalRule('SHRUNKEN'), refusalRule('REWRITTEN')],
];

/** What is the same trouble of a list when it is met again: the content, or that there is none. */
export function refusalKey(
  listId: string,
  { kind, sha256 }: { readonly kind: RefusalKind; readonly sha256: string | null },
): string {
  return `${listId} ${sha256 ?? kind}`;
}

/** How a list stands now, and whether it is too old. */
export interface ListStanding {
  readonly list: SanctionsList;
  readonly isStale: boolean;
}

/**
 * Why what an alert of {@link LIST_RULES} is about has ended; undefined while it goes on. That a list cannot be
 * reached ends nothing: nobody knows what would be found.
 *
 * @param standing of the list that the alert is about; undefined where there is no such list any more
 */
export function listTroubleEnded(
  { rule, dedupeKey }: Pick<Alert, 'rule' | 'dedupeKey'>,
  standing: ListStanding | undefined,
): string | undefined {
  if (standing === undefined) return 'The list never came, and is configured no more.';
  const { list, isStale } = standing;
  if (!list.active && list.current !== null) {
    return 'It is screened against this list no more: an officer ended that.';
  }
  if (rule === LIST_STALE) return isStale ? undefined : confirmed(list);
  const { refusal } = list;
  if (refusal === null) return confirmed(list);
  const goesOn = refusal.kind === 'UNREACHABLE' || refusalKey(list.id, refusal) === dedupeKey;
  return goesOn
    ? undefined
    : `Since ${refusal.at.toISOString()} it is another trouble: ${refusal.message}`;
}

function confirmed({ checkedAt, current }: SanctionsList): string {
  const version = current === null ? 'nothing of it' : current.id;
  return `The list was there and whole on ${checkedAt?.toISOString() ?? 'no day'}; screened against is ${version}.`;
}
