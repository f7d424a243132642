import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { applicationOf } from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';
import {
  applyFor,
  CONSENT,
  type Consented,
  codesOf,
  grant,
  granted,
  keyOf,
  newPartner,
  revoke,
} from './partner-steps.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const lending = useLending();

interface Requested {
  readonly request: { readonly id: string; readonly status: string } | null;
  readonly code: string | null;
}

/** Asks for somebody's consent; gives the request and its code. */
async function requested(partner = newPartner(), reference = 'order-4711') {
  const made = await mutate<Requested>(
    lending,
    partner.key,
    'requestPartnerConsent',
    { reference },
    'request { id status } code',
  );
  if (made.request === null || made.code === null) throw new Error(JSON.stringify(made));
  return { ...partner, requestId: made.request.id, code: made.code };
}

const confirm = (customer = borrower(), code: string, expiresAt?: string) =>
  mutate<Consented>(
    lending,
    customer,
    'confirmPartnerConsent',
    { code, ...(expiresAt !== undefined && { expiresAt }) },
    `consent { ${CONSENT} }`,
  );

const REQUEST = `query ($id: ID!) { partnerConsentRequest(id: $id) {
  status reference purposes partner { id } consent { id live } } }`;
const PREVIEW = `query ($code: String!) { consentRequestByCode(code: $code) {
  status reference purposes partner { id } } }`;

describe('by a code', () => {
  test('a partner gets the consent of somebody it knows nothing of', async () => {
    const { key, partnerId, requestId, code } = await requested();
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const customer = borrower();
    const seen = await lending.ask(customer, PREVIEW, { code });
    expect(seen.data).toEqual({
      consentRequestByCode: {
        status: 'PENDING',
        reference: 'order-4711',
        purposes: ['APPLY'],
        partner: { id: partnerId },
      },
    });
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
    const { consent, userErrors } = await confirm(customer, typed);
    expect(userErrors).toEqual([]);
    expect(consent).toMatchObject({ live: true, reference: 'order-4711', revokedAt: null });
    const { data } = await lending.ask(key, REQUEST, { id: requestId });
    expect(data?.['partnerConsentRequest']).toMatchObject({
      status: 'CONFIRMED',
      consent: { id: consent?.id, live: true },
    });
    expect(codesOf(await applyFor(lending, key, String(consent?.id)))).toEqual([]);
  });

  test('confirms once: not again, by the same or by somebody else', async () => {
    const { code } = await requested();
    const customer = borrower();
    expect(codesOf(await confirm(customer, code))).toEqual([]);
    expect(codesOf(await confirm(customer, code))).toEqual(['CODE_INVALID']);
    expect(codesOf(await confirm(borrower(), code))).toEqual(['CODE_INVALID']);
    const { data } = await lending.ask(borrower(), PREVIEW, { code });
    expect(data).toEqual({ consentRequestByCode: null });
  });

  test('confirmed by two at once it is one consent', async () => {
    const { code, key } = await requested();
    const both = await Promise.all([confirm(borrower(), code), confirm(borrower(), code)]);
    expect(both.map(codesOf).sort()).toEqual([[], ['CODE_INVALID']]);
    const { data } = await lending.ask(key, '{ partnerConsents { edges { cursor } } }');
    expect(data?.['partnerConsents']).toMatchObject({ edges: [{ cursor: expect.any(String) }] });
  });

  test('is good for a quarter of an hour', async () => {
    const { code, key, requestId } = await requested();
    lending.travel(16 * MINUTE);
    expect(codesOf(await confirm(borrower(), code))).toEqual(['CODE_INVALID']);
    const { data } = await lending.ask(key, REQUEST, { id: requestId });
    expect(data?.['partnerConsentRequest']).toMatchObject({ status: 'EXPIRED', consent: null });
  });

  test('is not found by trying: ten tries an hour, side by side too, the right one included', async () => {
    const { code } = await requested();
    const guesser = borrower();
    const guesses = Array.from({ length: 10 }, (_, i) => `${code.slice(0, -2)}${10 + i}`);
    const answers = await Promise.all(guesses.map((guess) => confirm(guesser, guess)));
    expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(['CODE_INVALID']));
    expect(codesOf(await confirm(guesser, code))).toEqual(['TRY_LATER']);
    const { errors } = await lending.ask(guesser, PREVIEW, { code });
    expect(errors?.[0]?.extensions?.code).toBe('LIMIT_EXCEEDED');
    lending.travel(HOUR + MINUTE);
    const other = await requested();
    expect(codesOf(await confirm(guesser, other.code))).toEqual([]);
  });

  test('is stored nowhere', async () => {
    const { code, requestId } = await requested();
    const rows = await lending.sql`
      select to_jsonb(r)::text as text from lending.partner_consent_requests r where id = ${requestId}`;
    expect(rows[0]?.['text']).not.toContain(code.replaceAll('-', ''));
  });

  test.each(['', 'a b', `${'x'.repeat(65)}`, '<b>'])(
    'wants a plain reference: %j',
    async (text) => {
      const { key } = newPartner();
      const made = await mutate<object>(
        lending,
        key,
        'requestPartnerConsent',
        { reference: text },
        'code',
      );
      expect(codesOf(made)).toEqual(['INPUT_INVALID']);
    },
  );

  test('another partner does not see the request', async () => {
    const { requestId } = await requested();
    const { data } = await lending.ask(newPartner().key, REQUEST, { id: requestId });
    expect(data).toEqual({ partnerConsentRequest: null });
  });
});

describe('a consent', () => {
  test('ends in the future and within a year; a partner’s id is one', async () => {
    const { partnerId } = newPartner();
    const until = (ms: number) => ({ expiresAt: new Date(Date.now() + ms).toISOString() });
    for (const changes of [until(-MINUTE), until(400 * DAY)]) {
      expect(codesOf(await grant(lending, borrower(), partnerId, changes))).toEqual([
        'DATE_INVALID',
      ]);
    }
    expect(codesOf(await grant(lending, borrower(), 'partner_1'))).toEqual(['NOT_FOUND']);
    expect(codesOf(await grant(lending, borrower(), partnerId, { purposes: [] }))).toEqual([
      'INPUT_INVALID',
    ]);
    expect(codesOf(await grant(lending, keyOf(partnerId), partnerId))).toEqual(['BORROWERS_ONLY']);
  });

  test('that expired lets nobody apply', async () => {
    const { partnerId, key } = newPartner();
    const id = await granted(lending, borrower(), partnerId);
    lending.travel(91 * DAY);
    expect(codesOf(await applyFor(lending, key, id))).toEqual(['CONSENT_ENDED']);
  });

  test('that was taken back lets nobody apply, and leaves what was applied for', async () => {
    const { partnerId, key } = newPartner();
    const customer = borrower();
    const id = await granted(lending, customer, partnerId);
    const { application } = await applyFor(lending, key, id);
    expect(codesOf(await revoke(lending, customer, id))).toEqual([]);
    expect(codesOf(await applyFor(lending, key, id))).toEqual(['CONSENT_ENDED']);
    const again = await revoke(lending, customer, id);
    expect(again.consent).toMatchObject({ live: false, revokedAt: expect.any(String) });
    expect(await applicationOf(lending, customer, String(application?.id))).toMatchObject({
      status: 'SUBMITTED',
    });
    const events = await lending.events();
    const about = events.filter(({ data }) => data['consentId'] === id);
    expect(about.map(({ type, audience }) => ({ type, audience }))).toEqual(
      ['lending.consent.granted', 'lending.consent.revoked'].map((type) => ({
        type,
        audience: { subject: customer.id, partner: partnerId, scopes: ['loans:read'] },
      })),
    );
  });

  test('taken back while it is used: applied before, or not at all', async () => {
    const { partnerId, key } = newPartner();
    const customer = borrower();
    const id = await granted(lending, customer, partnerId);
    const [applied] = await Promise.all([
      applyFor(lending, key, id),
      revoke(lending, customer, id),
    ]);
    const [row] = await lending.sql`
      select count(*)::int as n from lending.applications where consent_id = ${id}`;
    expect(row?.['n']).toBe(applied.application === null ? 0 : 1);
    expect(codesOf(await applyFor(lending, key, id))).toEqual(['CONSENT_ENDED']);
  });

  test('is of no use to another partner, nor anybody’s else to take back', async () => {
    const { partnerId } = newPartner();
    const id = await granted(lending, borrower(), partnerId);
    const stranger = newPartner();
    expect(codesOf(await applyFor(lending, stranger.key, id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await applyFor(lending, stranger.key, newId('consent')))).toEqual(['NOT_FOUND']);
    expect(codesOf(await applyFor(lending, stranger.key, 'x'))).toEqual(['NOT_FOUND']);
    expect(codesOf(await revoke(lending, borrower(), id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await revoke(lending, keyOf(partnerId), id))).toEqual(['NOT_FOUND']);
    const { data } = await lending.entities(
      stranger.key,
      [{ __typename: 'PartnerConsent', id }],
      '... on PartnerConsent { id }',
    );
    expect(data?.['_entities']).toEqual([null]);
  });

  test('does not tell the partner who the customer is', async () => {
    const { partnerId, key, person } = newPartner();
    await granted(lending, borrower(), partnerId);
    for (const caller of [key, person]) {
      const query = '{ partnerConsents { edges { node { customer { id } } } } }';
      const { errors } = await lending.ask(caller, query);
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });

  test('is listed for the customer, their partner and staff', async () => {
    const { partnerId, key } = newPartner();
    const customer = borrower();
    const id = await granted(lending, customer, partnerId);
    const selection = '... on User { partnerConsents { edges { node { id customer { id } } } } }';
    const user = [{ __typename: 'User', id: customer.id }];
    for (const caller of [customer, officer()]) {
      const { data } = await lending.entities(caller, user, selection);
      const node = { id, customer: { id: customer.id } };
      expect(data?.['_entities']).toEqual([{ partnerConsents: { edges: [{ node }] } }]);
    }
    const foreign = await lending.entities(borrower(), user, selection);
    expect(foreign.data?.['_entities']).toEqual([{ partnerConsents: null }]);
    const { data } = await lending.ask(key, '{ partnerConsents { edges { node { id } } } }');
    expect(data).toEqual({ partnerConsents: { edges: [{ node: { id } }] } });
    const none = await lending.ask(newPartner().key, '{ partnerConsents { edges { cursor } } }');
    expect(none.data).toEqual({ partnerConsents: { edges: [] } });
  });

  test('cannot be changed in the database', async () => {
    const id = await granted(lending, borrower(), newPartner().partnerId);
    await expect(
      lending.sql`update lending.partner_consents set expires_at = now() where id = ${id}`,
    ).rejects.toThrow('append-only');
  });
});
