import { expect, test } from 'vitest';
import { newWebhookSecret } from './webhook-secrets.ts';
import { signedHeaders } from './webhook-signature.ts';

/** The vector that implementations of Standard Webhooks are tested by. */
const VECTOR = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: new Date(1_614_265_330_000),
  body: '{"test": 2432232314}',
};
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

test('signs as Standard Webhooks does', () => {
  expect(signedHeaders({ ...VECTOR, secrets: [SECRET] })).toEqual({
    'webhook-id': VECTOR.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': SIGNATURE,
  });
});

test('signs by each secret that is good, the present one first', () => {
  const headers = signedHeaders({ ...VECTOR, secrets: [newWebhookSecret(), SECRET] });
  const [first, second, ...others] = headers['webhook-signature']?.split(' ') ?? [];
  expect(first).toMatch(/^v1,[\w+/]{43}=$/);
  expect([second, others]).toEqual([SIGNATURE, []]);
});

test('makes secrets of 256 bits, each another one', () => {
  const secrets = [newWebhookSecret(), newWebhookSecret()];
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(new Set(secrets).size).toBe(2);
});
