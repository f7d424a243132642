import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { complianceConfig } from '../src/config.ts';

const BUCKET = {
  KYC_S3_URL: 'https://s3.example/kyc',
  KYC_S3_REGION: 'eu-test-1',
  KYC_S3_ACCESS_KEY_ID: 'id',
  KYC_S3_SECRET_ACCESS_KEY: 'secret',
};
const read = (given: Readonly<Record<string, string>>) =>
  complianceConfig({
    PORT: '0',
    GATEWAY_PUBLIC_KEY: JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'a'.repeat(43) }),
    COMPLIANCE_DATABASE_URL: 'postgres://compliance_app@localhost/x',
    EVENTS_DATABASE_URL: 'postgres://compliance_app@localhost/x',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    ...given,
  });

test.each<[string, Record<string, string>]>([
  ['KYC_DOCUMENT_DIR', { KYC_LEVEL_FOR_LOANS: 'STANDARD' }],
  ['KYC_DOCUMENT_DIR', { KYC_STANDARD_ABOVE: '1000' }],
  ['KYC_DOCUMENT_DIR', { ...BUCKET, KYC_DOCUMENT_DIR: '/x' }],
  ['KYC_S3_URL', { KYC_S3_URL: BUCKET.KYC_S3_URL }],
  ['KYC_ENHANCED_ABOVE', { ...BUCKET, KYC_STANDARD_ABOVE: '1000', KYC_ENHANCED_ABOVE: '999.99' }],
  ['KYC_PROVIDER', { KYC_PROVIDER: 'simulated', NODE_ENV: 'production' }],
  ['KYC_STANDARD_ABOVE', { ...BUCKET, KYC_STANDARD_ABOVE: '-1' }],
  ['FRAUD_PATIENCE_SECONDS', { FRAUD_PATIENCE_SECONDS: '121' }],
  ['FRAUD_PATIENCE_SECONDS', { CLEARANCE_PATIENCE_SECONDS: '9' }],
  ['SANCTIONS_LIST_URLS', { NODE_ENV: 'production' }],
  ['SANCTIONS_LIST_URLS', { NODE_ENV: 'production', SANCTIONS_LIST_URLS: '' }],
  ['SANCTIONS_LIST_URLS', { NODE_ENV: 'production', SANCTIONS_LIST_URLS: ' \n ' }],
  ['SANCTIONS_LIST_URLS', { KMS_KEY_ID: 'alias/lender', AWS_REGION: 'eu-central-1' }],
])('compliance does not start where %s does not fit: %j', (name, given) => {
  expect(() => read(given)).toThrow(name);
});

test('it starts with a folder or a bucket for what its levels ask for, and with neither for none', () => {
  expect(read({}).KYC_LEVEL_FOR_LOANS).toBe('BASIC');
  expect(read({ ...BUCKET, KYC_STANDARD_ABOVE: '1000' }).KYC_S3_REGION).toBe('eu-test-1');
  expect(read({ KYC_DOCUMENT_DIR: '/x', KYC_LEVEL_FOR_LOANS: 'ENHANCED' }).KYC_PROVIDER).toBe(
    'manual',
  );
});

test('in production it starts with a folder of lists or with addresses, and elsewhere with neither', () => {
  const NODE_ENV = 'production';
  const url = 'un-consolidated=https://lists.example/consolidated.xml';
  expect(() => read({ NODE_ENV })).toThrow(/SANCTIONS_LIST_URLS: must be set.*SANCTIONS_LIST_DIR/);
  const folder = { NODE_ENV, SANCTIONS_LIST_DIR: '/lists' };
  expect(() => read(folder)).toThrow(/SANCTIONS_LIST_FILE_MAX_AGE_HOURS: must be set/);
  const bounded = { ...folder, SANCTIONS_LIST_FILE_MAX_AGE_HOURS: '168' };
  expect(read(bounded).SANCTIONS_LIST_DIR).toBe('/lists');
  expect(read({ NODE_ENV, SANCTIONS_LIST_URLS: url }).SANCTIONS_LIST_URLS?.size).toBe(1);
  expect(read({ NODE_ENV: 'development' }).SANCTIONS_LIST_URLS).toBeUndefined();
});
