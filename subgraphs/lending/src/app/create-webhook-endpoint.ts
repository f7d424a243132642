import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { inputError, type LendingError, type LendingErrorCode } from '../domain/errors.ts';
import { readLine } from '../domain/input.ts';
import { MAX_ENDPOINTS, type WebhookEndpoint, type WebhookKind } from '../domain/webhook.ts';
import { readWebhookUrl } from '../domain/webhook-url.ts';
import { partnerOf, partnersOnly } from './partner-of.ts';
import type { Ports } from './ports.ts';
import { recordWebhook } from './record-webhook.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly kinds: readonly WebhookKind[];
  readonly description?: string | null | undefined;
}

/** An endpoint with the secret that signs what it is sent: the only time that the secret is seen. */
export interface SecretEndpoint {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/** A partner says where it wants to be told of what came through it. [partner:webhooks] */
export function createWebhookEndpoint(ports: Ports) {
  return async (
    caller: Caller,
    input: WebhookSettings,
  ): Promise<Outcome<SecretEndpoint, LendingErrorCode>> => {
    const partnerId = partnerOf(caller);
    if (partnerId === undefined) return partnersOnly();
    const read = readSettings(ports, input);
    if (!read.ok) return read;
    const now = ports.clock();
    return await ports.transact(async (work) => {
      if ((await work.webhooks.lockAll(partnerId)).length >= MAX_ENDPOINTS) {
        const message = `A partner has at most ${MAX_ENDPOINTS} endpoints: delete one first.`;
        return fail('TOO_MANY_WEBHOOKS', message);
      }
      const endpoint: WebhookEndpoint = {
        ...read.value,
        id: newId('webhook'),
        version: 1,
        partnerId,
        createdAt: now,
        previousSecretUntil: null,
        disabledAt: null,
        disabledReason: null,
        failingSince: null,
      };
      const secret = ports.webhooks.newSecret();
      await work.webhooks.insert(endpoint, secret);
      await recordWebhook(work, caller, endpoint, 'CREATED');
      return ok({ endpoint, secret });
    });
  };
}

/** The settings as they are kept; all that is wrong with them otherwise. */
export function readSettings(
  { webhooks }: Ports,
  input: WebhookSettings,
): Outcome<Pick<WebhookEndpoint, 'url' | 'kinds' | 'description'>, LendingErrorCode> {
  const url = readWebhookUrl(input.url, webhooks.development);
  const description = readLine(input.description, 'description', 200);
  const kinds = [...new Set(input.kinds)].sort();
  const broken: LendingError[] = [];
  if (!url.ok) broken.push(url.error);
  const refusal = url.ok ? webhooks.refusalOf(url.value) : undefined;
  if (refusal !== undefined) broken.push(inputError('WEBHOOK_URL_INVALID', 'url', refusal));
  if (!description.ok) broken.push(description.error);
  if (kinds.length === 0) {
    broken.push(inputError('INPUT_INVALID', 'kinds', 'Name at least one kind.'));
  }
  if (!url.ok || !description.ok || broken.length > 0) return err(broken);
  return ok({ url: url.value, kinds, description: description.value });
}
