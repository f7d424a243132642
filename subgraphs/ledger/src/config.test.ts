import { expect, test } from 'vitest';
import { bookSettings, chainConfig, ledgerConfig, openingCapital } from './config.ts';

const ENVIRONMENT = {
  PORT: '0',
  GATEWAY_PUBLIC_KEY: '{"kty":"OKP"}',
  LEDGER_DATABASE_URL: 'postgres://ledger_app:secret@127.0.0.1:5432/blockscore',
};
const CHAIN = {
  BLOCKCHAIN_PROVIDER_URL: 'http://127.0.0.1:8545',
  BLOCKCHAIN_PRIVATE_KEY: `0x${'1'.repeat(64)}`,
};

test('the chain is on unless it is switched off, and then needs an endpoint and a key', () => {
  expect(() => ledgerConfig(ENVIRONMENT)).toThrow(
    /BLOCKCHAIN_PROVIDER_URL: must be set.*\n.*BLOCKCHAIN_PRIVATE_KEY: must be set/,
  );
  expect(chainConfig(ledgerConfig({ ...ENVIRONMENT, ...CHAIN }))?.settings).toMatchObject({
    requiredConfirmations: 3,
    settleDepth: 64,
    maxFeePerGas: 100n * 10n ** 9n,
    anchorEveryMs: 60_000,
  });
});

test('loans go to the chain only where that is asked for, and their ends sixty days later', () => {
  const settings = (given: Readonly<Record<string, string>>) =>
    chainConfig(ledgerConfig({ ...ENVIRONMENT, ...CHAIN, ...given }))?.settings.loanRegistry;
  expect(settings({})).toBeNull();
  expect(settings({ ENABLE_LOAN_REGISTRY: 'true' })).toEqual({ endAfterMs: 60 * 86_400_000 });
  const at = { ENABLE_LOAN_REGISTRY: 'true', LOAN_REGISTRY_END_AFTER_DAYS: '0' };
  expect(settings(at)).toEqual({ endAfterMs: 0 });
  expect(() => settings({ LOAN_REGISTRY_END_AFTER_DAYS: '-1' })).toThrow('END_AFTER_DAYS');
});

test('scores are attested only where that is asked for, by the chain’s key unless there is another', () => {
  const chain = (given: Readonly<Record<string, string>>) =>
    chainConfig(ledgerConfig({ ...ENVIRONMENT, ...CHAIN, ...given }));
  const ofChain = { kind: 'LOCAL', privateKey: CHAIN.BLOCKCHAIN_PRIVATE_KEY };
  expect(chain({})?.settings.attestations).toBeNull();
  const on = chain({ ENABLE_ATTESTATIONS: 'true' });
  expect(on?.settings.attestations).toEqual({ validDays: 90 });
  expect(on?.attesters).toEqual([ofChain]);
  const [own, before] = [`0x${'2'.repeat(64)}`, `0x${'3'.repeat(64)}`];
  const keys = { ATTESTER_PRIVATE_KEY: own, PREVIOUS_ATTESTER_PRIVATE_KEY: before };
  const attesters = chain(keys)?.attesters.map((key) => key.kind === 'LOCAL' && key.privateKey);
  expect(attesters).toEqual([own, ofChain.privateKey, before]);
  expect(() => chain({ ATTESTATION_VALID_DAYS: '0' })).toThrow('ATTESTATION_VALID_DAYS');
  const kms = { ATTESTER_KMS_KEY_ID: 'a-key' };
  expect(() => chain(kms)).toThrow(/AWS_REGION: must be set for ATTESTER_KMS_KEY_ID/);
  expect(() => chain({ ...keys, ...kms })).toThrow('together with ATTESTER_PRIVATE_KEY');
});

test('several endpoints are separated by commas, and as many may have to agree', () => {
  const urls = ['https://one.example/key', 'https://two.example', 'http://127.0.0.1:8545'];
  const several = { ...ENVIRONMENT, ...CHAIN, BLOCKCHAIN_PROVIDER_URL: urls.join(' , ') };
  const chain = chainConfig(ledgerConfig({ ...several, BLOCKCHAIN_QUORUM: '3' }));
  expect([chain?.providerUrls, chain?.quorum]).toEqual([urls, 3]);
  expect(() => ledgerConfig({ ...several, BLOCKCHAIN_QUORUM: '4' })).toThrow('BLOCKCHAIN_QUORUM');
  for (const wrong of ['http://a,', 'http://a,http://a', 'http://a,ws://b', 'http://[']) {
    const given = { ...ENVIRONMENT, ...CHAIN, BLOCKCHAIN_PROVIDER_URL: wrong };
    expect(() => ledgerConfig(given)).toThrow('BLOCKCHAIN_PROVIDER_URL');
  }
});

test('the key may be one of KMS instead, which needs to be reached', () => {
  const { BLOCKCHAIN_PRIVATE_KEY: _, ...chain } = CHAIN;
  const kms = { ...ENVIRONMENT, ...chain, BLOCKCHAIN_KMS_KEY_ID: 'a-key' };
  expect(() => ledgerConfig(kms)).toThrow(/AWS_REGION.*\n.*AWS_ACCESS_KEY_ID.*\n.*AWS_SECRET/);
  const access = { AWS_REGION: 'r', AWS_ACCESS_KEY_ID: 'i', AWS_SECRET_ACCESS_KEY: 's' };
  expect(chainConfig(ledgerConfig({ ...kms, ...access }))?.key).toMatchObject({
    kind: 'KMS',
    keyId: 'a-key',
    access: { region: 'r', accessKeyId: 'i', secretAccessKey: 's' },
  });
  expect(() => ledgerConfig({ ...kms, ...access, ...CHAIN })).toThrow('BLOCKCHAIN_KMS_KEY_ID');
});

test.each([
  ['0.05', 50_000_000_000_000_000n],
  ['12', 12n * 10n ** 18n],
  ['0.000000000000000001', 1n],
])('a least balance of %s ether is so many wei', (BLOCKCHAIN_MIN_BALANCE, wei) => {
  const config = ledgerConfig({ ...ENVIRONMENT, ...CHAIN, BLOCKCHAIN_MIN_BALANCE });
  expect(chainConfig(config)?.settings.minBalance).toBe(wei);
});

test('without the chain neither is needed', () => {
  expect(chainConfig(ledgerConfig({ ...ENVIRONMENT, ENABLE_BLOCKCHAIN: 'false' }))).toBeNull();
});

test('a block is looked at for at least as long as its confirmations are counted', () => {
  const config = ledgerConfig({ ...ENVIRONMENT, ...CHAIN, BLOCKCHAIN_CONFIRMATIONS: '100' });
  expect(chainConfig(config)?.settings.settleDepth).toBe(100);
});

test.each([
  ['1000', 'USD', { minor: 100_000n, currency: 'USD' }],
  ['1000', 'JPY', { minor: 1_000n, currency: 'JPY' }],
])('an opening capital of %s %s is read', (OPENING_CAPITAL, CURRENCY, expected) => {
  const given = { ...ENVIRONMENT, ...CHAIN, OPENING_CAPITAL, CURRENCY };
  expect(openingCapital(ledgerConfig(given))).toEqual(expected);
  expect(openingCapital(ledgerConfig({ ...ENVIRONMENT, ...CHAIN }))).toBeNull();
});

test.each(['0.00', '1.005', '-5', 'much'])('an opening capital of %s is refused', (given) => {
  const environment = { ...ENVIRONMENT, ...CHAIN, OPENING_CAPITAL: given };
  expect(() => ledgerConfig(environment)).toThrow('OPENING_CAPITAL: ');
});

test('a key that is none is refused without being shown', () => {
  const given = { ...ENVIRONMENT, ...CHAIN, BLOCKCHAIN_PRIVATE_KEY: 'hunter2' };
  expect(() => ledgerConfig(given)).toThrow('must be 0x and 64 hex digits');
  expect(() => ledgerConfig(given)).not.toThrow('hunter2');
});

test('a second person approves above an amount, unless nothing takes two', () => {
  const above = (variables: Readonly<Record<string, string>>) =>
    bookSettings(ledgerConfig({ ...ENVIRONMENT, ...CHAIN, ...variables })).journalApprovalAbove;
  expect(above({})).toBe(2_500_000n);
  expect(above({ JOURNAL_APPROVAL_ABOVE: '0' })).toBe(0n);
  expect(above({ JOURNAL_APPROVAL_ABOVE: '1000.50' })).toBe(100_050n);
  expect(above({ JOURNAL_APPROVAL_ABOVE: 'none' })).toBe(null);
  for (const wrong of ['-1', '1.005', 'no', '1e3']) {
    expect(() => above({ JOURNAL_APPROVAL_ABOVE: wrong })).toThrow('JOURNAL_APPROVAL_ABOVE');
  }
});
