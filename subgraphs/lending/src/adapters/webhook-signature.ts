import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '../app/webhook-ports.ts';
import { keyOfSecret } from './webhook-secrets.ts';

type Signed = Pick<WebhookRequest, 'body' | 'secrets' | 'at'> & { readonly id: string };

/**
 * The headers of Standard Webhooks 1.0: id and time (seconds since 1970), and one HMAC-SHA-256 over
 * `<id>.<time>.<body>` for each secret that is good.
 */
export function signedHeaders({ id, body, secrets, at }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const content = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map((secret) => {
    const hmac = createHmac('sha256', keyOfSecret(secret)).update(content, 'utf8');
    return `v1,${hmac.digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
