import { expect, test } from 'vitest';
import { runSubscriptionsAsSequence, withErrorsOfCompletion } from './federation.ts';

test('a null where none may be becomes an error of the answer', () => {
  const path = ['me', 'name'];
  const valueCompletion = [{ message: 'Cannot return null for User.name.', path }];
  const result = withErrorsOfCompletion({ data: { me: null }, extensions: { valueCompletion } });
  expect(result.data).toEqual({ me: null });
  expect(result.extensions).toBeUndefined();
  expect(result.errors).toMatchObject([{ message: 'Cannot return null for User.name.', path }]);
});

test('an answer without such a null is left as it is', () => {
  const result = { data: { a: 1 }, extensions: { other: 1 } };
  expect(withErrorsOfCompletion(result)).toBe(result);
});

test("a subscription's plan becomes a sequence, any other stays", () => {
  const [primary, rest] = [{ kind: 'Fetch' }, { kind: 'Flatten' }];
  const plan = { node: { kind: 'Subscription', primary, rest } };
  runSubscriptionsAsSequence(plan);
  expect(plan.node).toEqual({ kind: 'Sequence', nodes: [primary, rest] });
  const alone = { node: { kind: 'Subscription', primary } };
  runSubscriptionsAsSequence(alone);
  expect(alone.node).toEqual({ kind: 'Sequence', nodes: [primary] });
  const query = { node: primary };
  runSubscriptionsAsSequence(query);
  expect(query.node).toBe(primary);
});
