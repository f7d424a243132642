import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { attestedStatement, commitmentOf } from './commitment.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const SALT = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
const SCORE = {
  id: 'score_01',
  userId: 'user_01',
  modelId: 'application-v1',
  modelVersion: 1,
  value: 712,
  band: 'VERY_GOOD',
  probabilityOfDefault: '0.031416',
  overallValue: 700,
  overallBand: 'VERY_GOOD',
  calculatedAt: new Date('2026-11-23T03:00:00.120Z'),
} as const;

// Written by hand, not by the code under test.
const STATEMENT =
  '{"band":"VERY_GOOD","calculatedAt":"2026-11-23T03:00:00.120Z","modelId":"application-v1","modelVersion":1,"overallBand":"VERY_GOOD","overallValue":700,"probabilityOfDefault":"0.031416","scoreId":"score_01","userId":"user_01","value":712}';

test('the statement is the score in canonical JSON', () => {
  expect(attestedStatement(SCORE)).toBe(STATEMENT);
  expect(attestedStatement({ ...SCORE, explanation: 'secret' } as typeof SCORE)).toBe(STATEMENT);
});

test('the commitment is the hash of algorithm, salt and statement', () => {
  const bytes = Buffer.concat([
    Buffer.from('blockscore-score-v1\n', 'ascii'),
    Buffer.from(`${SALT}\n`, 'ascii'),
    Buffer.from(STATEMENT, 'utf8'),
  ]);
  const independently = `0x${createHash('sha256').update(bytes).digest('hex')}`;
  expect(commitmentOf(SCORE, SALT, sha256)).toBe(independently);
});

test('any change of score or salt makes another commitment', () => {
  const commitments = [
    commitmentOf(SCORE, SALT, sha256),
    commitmentOf(SCORE, SALT.replace('0', '1'), sha256),
    commitmentOf({ ...SCORE, value: 713 }, SALT, sha256),
    commitmentOf({ ...SCORE, overallBand: 'GOOD' }, SALT, sha256),
    commitmentOf({ ...SCORE, calculatedAt: new Date('2026-11-23T03:00:00.121Z') }, SALT, sha256),
  ];
  expect(new Set(commitments).size).toBe(commitments.length);
});
