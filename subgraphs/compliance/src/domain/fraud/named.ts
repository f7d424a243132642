import type { FraudInputs } from './inputs.ts';
import type { SharedMark } from './marks.ts';
import type { FraudPolicy } from './policy.ts';

type UserId = SharedMark['userId'];

/**
 * Whom an assessment names among the others, so that they judge nothing of its subject: by any mark that tells
 * two people apart. A network does not, since the lender's own is everybody's who works there, nor does an
 * address that no more people have than live together: both cost an applicant next to nothing, who would choose by
 * them which officers do not judge them. Who has both of them in common lives with the applicant.
 */
export function namedAmong(
  { sharing }: Pick<FraudPolicy, 'sharing'>,
  { shared }: Pick<FraudInputs, 'shared'>,
): ReadonlySet<UserId> {
  const having = (kind: SharedMark['kind']) =>
    new Set(shared.filter((mark) => mark.kind === kind).map(({ userId }) => userId));
  const [inNetwork, atAddress] = [having('NETWORK'), having('POSTAL_ADDRESS')];
  const isHousehold = atAddress.size <= (sharing.POSTAL_ADDRESS?.household?.most ?? 0);
  const isNamedBy = ({ kind, userId }: SharedMark): boolean => {
    if (kind === 'NETWORK') return atAddress.has(userId);
    return kind !== 'POSTAL_ADDRESS' || !isHousehold || inNetwork.has(userId);
  };
  return new Set(shared.filter(isNamedBy).map(({ userId }) => userId));
}
