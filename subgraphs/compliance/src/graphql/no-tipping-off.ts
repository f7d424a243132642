import { type Caller, hasScope, isSelf, type Scope } from '@blockscore/caller';
import { check } from '@blockscore/service';
import { concernsCaller, mayRead } from './concerns-caller.ts';
import type { SubgraphContext } from './context.ts';

/** What is about one person. */
export interface AboutSomebody {
  readonly userId: string;
}

/**
 * No tipping off: nobody sees what is about themselves, not even an officer, nor what is about somebody who concerns
 * them.
 */
export async function isForOfficer(
  context: SubgraphContext,
  userId: string | null,
  scope: Scope = 'compliance:read',
): Promise<boolean> {
  return hasScope(context.caller, scope) && !(await concernsCaller(context, userId));
}

export const officerNotSelf = check<AboutSomebody, SubgraphContext>(({ userId }, _, context) =>
  isForOfficer(context, userId),
);

/** What is told to the person themselves, and to officers whom it does not concern. */
export const ownOrOfficer = check<AboutSomebody, SubgraphContext>(({ userId }, _, context) =>
  mayRead(context, userId),
);

/** A list of a person in the graph, which leaves out what concerns the caller. */
export const officerNotPerson = check<{ readonly id: string }>(
  ({ id }, caller: Caller) => hasScope(caller, 'compliance:read') && !isSelf(caller, id),
);

interface AboutSomebodyOrNothing {
  readonly subject: string | null;
}

export const officerNotSubject = check<AboutSomebodyOrNothing, SubgraphContext>(
  ({ subject }, _, context) => isForOfficer(context, subject),
);

/** Who may file is who may read the file. */
export const filerNotSubject = check<AboutSomebodyOrNothing, SubgraphContext>(
  ({ subject }, _, context) => isForOfficer(context, subject, 'compliance:write'),
);
