/** What a gateway needs to be a process under test. */
export { serveUnderTest } from './gateways/under-test.ts';
export type { Setting, SubgraphSetting } from './protocol.ts';
