import { expect, test } from 'vitest';
import { parseSettings } from './settings.ts';

const TEXT = `
federation_version: "=2.14.4"
subgraphs:
  lending:
    routing_url: http://127.0.0.1:4003/graphql
    schema:
      files: [a.graphql, "b/**/*.graphql"]
`;

test('reads the pinned version and each subgraph', () => {
  expect(parseSettings(TEXT)).toEqual({
    federationVersion: '2.14.4',
    subgraphs: [
      {
        name: 'lending',
        routingUrl: 'http://127.0.0.1:4003/graphql',
        files: ['a.graphql', 'b/**/*.graphql'],
      },
    ],
  });
});

test.each([
  ['federation_version: "=1"', 'subgraphs must be a mapping'],
  [TEXT.replace('routing_url', 'url'), 'subgraphs.lending.routing_url must be a text'],
  [TEXT.replace('[a.graphql, "b/**/*.graphql"]', 'a.graphql'), 'files must be a list of globs'],
  [TEXT.replace('federation_version', 'version'), 'federation_version must be a text'],
])('says what is wrong', (text, message) => {
  expect(() => parseSettings(text)).toThrow(message);
});
