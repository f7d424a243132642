import { expect, test } from 'vitest';
import { gatewayConfig } from './config.ts';

const GATEWAY_PRIVATE_KEY = JSON.stringify({ kty: 'OKP' });
const urlsOf = (SUBGRAPH_URLS: string) =>
  gatewayConfig({ GATEWAY_PRIVATE_KEY, SUBGRAPH_URLS }).SUBGRAPH_URLS;

test('further subgraphs are named with a URL each', () => {
  expect(gatewayConfig({ GATEWAY_PRIVATE_KEY }).SUBGRAPH_URLS).toEqual({});
  expect(urlsOf('crm=http://crm:80, risk-2=https://risk.test/api?a=b,')).toEqual({
    crm: 'http://crm:80',
    'risk-2': 'https://risk.test/api?a=b',
  });
});

test.each([
  'crm',
  'crm=ftp://crm',
  'crm=http://',
  'identity=http://other:80',
  'events=http://other:80',
  'crm=http://one:80,crm=http://two:80',
  '__proto__=http://crm:80',
])('refuses «%s»', (text) => {
  expect(() => urlsOf(text)).toThrow('SUBGRAPH_URLS');
});
