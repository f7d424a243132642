import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { borrower, mutate, useLending } from './lending-subgraph.ts';
import { type Consented, codesOf, newPartner } from './partner-steps.ts';

const lending = useLending();

const consentTo = (partnerId: string) =>
  mutate<Consented>(
    lending,
    borrower(),
    'grantPartnerConsent',
    { partnerId, purposes: ['APPLY'] },
    'consent { id live }',
  );
const nobody = { consent: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'partnerId'] }] };

test('nobody consents to a partner that there is not, or that is suspended', async () => {
  const [made, keyed] = [newId('partner'), newId('partner')];
  expect(await consentTo(made)).toMatchObject(nobody);
  await lending.hear('identity.partner.created', { partnerId: made });
  await lending.hear('identity.api_key.created', { keyId: newId('apikey'), partnerId: keyed });
  for (const partnerId of [made, keyed]) {
    await eventually(async () =>
      (await consentTo(partnerId)).consent === null ? undefined : true,
    );
  }
  await lending.hear('identity.partner.suspended', { partnerId: made });
  await eventually(async () => ((await consentTo(made)).consent === null ? true : undefined));
  expect(await consentTo(made)).toMatchObject(nobody);
  expect((await consentTo(keyed)).consent).toMatchObject({ live: true });
  await lending.hear('identity.partner.reinstated', { partnerId: made });
  await eventually(async () => ((await consentTo(made)).consent === null ? undefined : true));
});

test('nobody confirms what a partner asked for before it was suspended', async () => {
  const { key, partnerId } = newPartner();
  const asked = () =>
    mutate<{ readonly code: string | null }>(
      lending,
      key,
      'requestPartnerConsent',
      { reference: 'order-1' },
      'code',
    );
  const confirm = (code: string | null) =>
    mutate<Consented>(lending, borrower(), 'confirmPartnerConsent', { code }, 'consent { id }');
  const { code } = await asked();
  // Whoever asks by its key is known by that.
  expect((await consentTo(partnerId)).consent).not.toBeNull();
  await lending.hear('identity.partner.suspended', { partnerId });
  await eventually(async () => ((await consentTo(partnerId)).consent === null ? true : undefined));
  expect(codesOf(await confirm(code))).toEqual(['CODE_INVALID']);
  await lending.hear('identity.partner.reinstated', { partnerId });
  await eventually(async () => ((await consentTo(partnerId)).consent === null ? undefined : true));
  expect(codesOf(await confirm(code))).toEqual([]);
});
