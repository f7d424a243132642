import type { Caller } from '@blockscore/caller';
import { type Id, isId } from '@blockscore/ids';
import { err, fail, type Outcome, ok } from '@blockscore/result';
import { inputError, invalidState, type LendingErrorCode } from '../domain/errors.ts';
import { GIVE_UP_AFTER_MS, KEPT_MS, MAX_REPLAYED } from '../domain/webhook.ts';
import { ofOwn } from './change-webhook-endpoint.ts';
import type { Ports } from './ports.ts';

export interface ReplayWebhookDeliveriesInput {
  readonly endpointId: string;
  /** This or `deliveryIds`. */
  readonly since?: Date | null | undefined;
  readonly deliveryIds?: readonly string[] | null | undefined;
  readonly onlyFailed?: boolean | null | undefined;
}

export interface Replayed {
  readonly replayed: number;
  /** When the last of them was recorded: from there the next call goes on. */
  readonly until: Date | null;
  readonly more: boolean;
}

const MAX_IDS = 100;

/**
 * Sends deliveries again, under their old ids and with as many tries as at first: what failed, and
 * what a receiver took and lost. [partner:webhooks]
 */
export function replayWebhookDeliveries(ports: Ports) {
  return async (
    caller: Caller,
    input: ReplayWebhookDeliveriesInput,
  ): Promise<Outcome<Replayed, LendingErrorCode>> => {
    const now = ports.clock();
    const chosen = readChoice(input, now);
    if (!chosen.ok) return chosen;
    const act: Parameters<typeof ofOwn<Replayed>>[3] = async (work, endpoint) => {
      if (endpoint.disabledAt !== null) {
        return invalidState('This endpoint is disabled: enable it first.', 'endpointId');
      }
      const onlyFailed = input.onlyFailed ?? false;
      const replay = { ...chosen.value, endpointId: endpoint.id, onlyFailed };
      const giveUpAt = new Date(now.getTime() + GIVE_UP_AFTER_MS);
      const replayed = await work.deliveries.replay(replay, now, giveUpAt, MAX_REPLAYED);
      if (replayed.replayed > 0) {
        await work.jobs.enqueue('send-webhooks', { endpointId: endpoint.id });
      }
      return ok(replayed);
    };
    return await ofOwn(ports, caller, input.endpointId, act, 'endpointId');
  };
}

type Choice = { readonly since: Date } | { readonly deliveryIds: readonly Id<'delivery'>[] };

function readChoice(
  { since, deliveryIds }: ReplayWebhookDeliveriesInput,
  now: Date,
): Outcome<Choice, LendingErrorCode> {
  if ((since == null) === (deliveryIds == null)) {
    return fail('INPUT_INVALID', 'Give `since` or `deliveryIds`, one of the two.', ['input']);
  }
  if (deliveryIds != null) {
    if (deliveryIds.length <= MAX_IDS) {
      return ok({ deliveryIds: deliveryIds.filter((id) => isId('delivery', id)) });
    }
    return err([inputError('INPUT_INVALID', 'deliveryIds', `Give at most ${MAX_IDS}.`)]);
  }
  const earliest = new Date(now.getTime() - KEPT_MS);
  return ok({ since: since == null || since < earliest ? earliest : since });
}
