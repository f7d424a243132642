import { expect, test } from 'vitest';
import { answerTypeFor } from './answer-types.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const RESPONSE = 'application/graphql-response+json; charset=utf-8';

test.each([
  [undefined, JSON_TYPE],
  ['', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/*;q=0.5', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['Application/JSON; Charset=UTF-8', JSON_TYPE],
  ['application/graphql-response+json', RESPONSE],
  ['application/graphql-response+json, application/json', RESPONSE],
  ['application/json, application/graphql-response+json', JSON_TYPE],
  ['application/json;q=0.8, application/graphql-response+json;q=0.9', RESPONSE],
  ['application/graphql-response+json;q=0.1, */*', JSON_TYPE],
  ['application/graphql-response+json, */*', RESPONSE],
  ['text/html, application/graphql-response+json;q=0.2', RESPONSE],
  ['application/json;q=0, */*', RESPONSE],
  ['multipart/mixed;subscriptionSpec=1.0,application/json', JSON_TYPE],
  ['application/json;charset=utf-16', undefined],
  ['application/json;q=0', undefined],
  ['application/json;q=none', undefined],
  ['image/png, text/*', undefined],
])('who accepts «%s» gets %s', (accept, type) => {
  expect(answerTypeFor(accept)).toBe(type);
});
