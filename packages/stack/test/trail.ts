import { eventually, type TestStack } from '@blockscore/testkit';
import { run, type Session } from './journey.ts';

/** What a borrower's own trail must tell of the journey. */
export const OWN_AUDIT = [
  'identity.user.registered',
  'identity.email.verified',
  'identity.session.started',
  'credit.profile.submitted',
  'credit.score.calculated',
  'lending.status.changed',
  'ledger.transaction.posted',
];

/** What only compliance may read there. */
export const STAFF_AUDIT = [
  'compliance.subject.screened',
  'compliance.application_facts.requested',
  'identity.application_facts.disclosed',
  'lending.application_facts.disclosed',
  'credit.application_facts.disclosed',
  'compliance.clearance.decided',
  'lending.payment_check.requested',
  'compliance.payment.decided',
  'identity.personal_data.read',
];

/** Waits until the trail about a person, as somebody sees it, holds all of these types. */
export async function typesInTrail(
  stack: TestStack,
  by: Session,
  userId: string,
  wanted: readonly string[],
): Promise<ReadonlySet<string>> {
  let types = new Set<string>();
  const complete = async () => {
    const data = await run<{ auditTrail: { edges: { node: { type: string } }[] } }>(
      stack,
      'MyAuditTrail',
      by.accessToken,
      { userId },
    );
    types = new Set(data.auditTrail.edges.map((edge) => edge.node.type));
    return wanted.every((type) => types.has(type)) ? types : undefined;
  };
  return await eventually(complete).catch(() => {
    throw new Error(`Not on the trail: ${wanted.filter((type) => !types.has(type)).join(', ')}`);
  });
}
