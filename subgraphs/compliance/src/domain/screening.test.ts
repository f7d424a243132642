import { expect, test } from 'vitest';
import { entitiesShown, type MatchRecord } from './screening.ts';

const match = (uid: string): MatchRecord => ({
  ...{
    listId: 'ofac',
    versionId: 'ofac@1',
    uid,
    type: 'PERSON',
    primaryName: 'A',
    matchedName: 'A',
  },
  ...{ programmes: [], score: 1, nameScore: 1, words: [], onlyInQuery: [], onlyInListed: [] },
  evidence: [],
});

test('of a screening that kept some of its matches, those are what an officer saw', () => {
  const entities = ['ofac:1', 'ofac:2', 'eu:1'];
  const matches = [match('2'), match('1')];
  expect(entitiesShown({ entities, matches })).toEqual(['ofac:1', 'ofac:2']);
  expect(entitiesShown({ entities, matches: null })).toEqual([]);
});
