import { type Caller, type Scope, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { PERSONAL } from './application-steps.ts';
import { borrower, mutate, newKey, type UserError } from './lending-subgraph.ts';

const SCOPES: readonly Scope[] = ['partner:read', 'partner:apply', 'partner:webhooks'];

/** A key of a partner. */
export function keyOf(partnerId: string, scopes: readonly Scope[] = SCOPES): Caller {
  return { kind: 'PARTNER', id: newId('apikey'), roles: ['PARTNER'], scopes, partnerId };
}

/** A partner with a key and one of its people. */
export function newPartner() {
  const partnerId = newId('partner');
  const person = userCaller(newId('user'), ['BORROWER', 'PARTNER'], partnerId);
  return { partnerId, person, key: keyOf(partnerId) };
}

export interface ConsentView {
  readonly id: string;
  readonly live: boolean;
  readonly reference: string | null;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

export interface Consented {
  readonly consent: ConsentView | null;
  readonly userErrors: readonly UserError[];
}

export const CONSENT = 'id live reference expiresAt revokedAt';

/** Lending has heard of the partner. */
export async function makeKnown({ sql }: TestSubgraph, partnerId: string): Promise<void> {
  await sql`insert into lending.known_partners (id) values (${partnerId}) on conflict do nothing`;
}

export async function grant(
  lending: TestSubgraph,
  customer: Caller,
  partnerId: string,
  changes: Record<string, unknown> = {},
): Promise<Consented> {
  await makeKnown(lending, partnerId);
  const input = { partnerId, purposes: ['APPLY'], ...changes };
  const selection = `consent { ${CONSENT} }`;
  return await mutate<Consented>(lending, customer, 'grantPartnerConsent', input, selection);
}

export async function granted(
  lending: TestSubgraph,
  customer: Caller,
  partnerId: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { consent, userErrors } = await grant(lending, customer, partnerId, changes);
  if (consent === null) throw new Error(JSON.stringify(userErrors));
  return consent.id;
}

export function revoke(lending: TestSubgraph, customer: Caller, id: string): Promise<Consented> {
  const selection = `consent { ${CONSENT} }`;
  return mutate<Consented>(lending, customer, 'revokePartnerConsent', { id }, selection);
}

export interface AppliedFor {
  readonly application: {
    readonly id: string;
    readonly status: string;
    readonly consent: { readonly id: string } | null;
  } | null;
  readonly userErrors: readonly UserError[];
}

export function applyFor(
  lending: TestSubgraph,
  partner: Caller,
  consentId: string,
  changes: Record<string, unknown> = {},
): Promise<AppliedFor> {
  const input = {
    consentId,
    productId: PERSONAL,
    amount: { amount: '8000.00', currency: 'USD' },
    termMonths: 24,
    idempotencyKey: newKey(),
    ...changes,
  };
  const selection = 'application { id status consent { id } }';
  return mutate<AppliedFor>(lending, partner, 'applyForLoanOnBehalf', input, selection);
}

/** An application that the partner made for a customer of its own. */
export async function appliedFor(
  lending: TestSubgraph,
  { partnerId, key }: { readonly partnerId: string; readonly key: Caller },
  customer: Caller = borrower(),
): Promise<string> {
  const consentId = await granted(lending, customer, partnerId);
  const { application, userErrors } = await applyFor(lending, key, consentId);
  if (application === null) throw new Error(JSON.stringify(userErrors));
  return application.id;
}

export const codesOf = (answer: { readonly userErrors: readonly UserError[] }) =>
  answer.userErrors.map(({ code }) => code);
