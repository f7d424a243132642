import { isId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import type { Alert } from '../../domain/alerts/alert.ts';
import { concernsCaller } from '../concerns-caller.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  AlertFilter,
  AlertFiringResolvers,
  AlertPaymentResolvers,
  AlertResolvers,
  MutationResolvers,
  QueryResolvers,
  SupersededResolutionResolvers,
  UserResolvers,
} from '../types.generated.ts';
import type { AskedAlerts } from './use-cases.ts';

/** One that concerns the caller looks like one that there is not. */
export async function alertFor(context: SubgraphContext, id: string): Promise<Alert | null> {
  const alert = await context.loaders.alert.load(id);
  if (alert === undefined) return null;
  return (await concernsCaller(context, alert.subject)) ? null : alert;
}

/** What is read of a person by an officer is told to the audit trail first. */
async function disclosed(
  { subject }: Pick<Alert, 'subject'>,
  field: string,
  { loaders }: SubgraphContext,
): Promise<void> {
  if (subject !== null) await loaders.disclosure.load({ userId: subject, field });
}

export const alertResolvers: AlertResolvers = {
  __resolveReference: ({ id }, context) => alertFor(context, id),
  user: ({ subject }) => (subject === null ? null : { id: subject }),
  facts: async (alert, _, context) => {
    await disclosed(alert, 'alert.facts', context);
    return alert.facts === null ? null : [...alert.facts];
  },
  payments: async (alert, _, context) => {
    if (alert.facts === null) return null;
    const found = (await context.loaders.alertPayments.load(alert.id)) ?? [];
    if (found.length > 0) await disclosed(alert, 'alert.payments', context);
    return [...found];
  },
  furtherFirings: async ({ id }, page, { useCases }) => {
    const connection = await useCases.listFirings(id, page);
    return { ...connection, edges: [...connection.edges] };
  },
  reason: async (alert, _, context) => {
    if (alert.reason !== null) await disclosed(alert, 'alert.reason', context);
    return alert.reason;
  },
  resolveProposal: async ({ id }, _, { loaders }) =>
    (await loaders.resolveProposal.load(id)) ?? null,
  supersededResolution: async ({ id }, _, { loaders }) =>
    (await loaders.supersededResolution.load(id)) ?? null,
  resolvedBy: ({ resolvedBy }) => officerOf(resolvedBy),
};

export const alertPaymentResolvers: AlertPaymentResolvers = {
  loan: ({ loanId }) => ({ id: loanId }),
  direction: ({ kind }) => kind,
  amount: ({ amount, currency }) => money(amount, currency),
  posted: ({ postedAt }) => postedAt !== null,
};

const officerOf = (id: string | null) => (id !== null && isId('user', id) ? { id } : null);

export const firingResolvers: AlertFiringResolvers = {
  facts: async (firing, _, context) => {
    await disclosed(firing, 'alertFiring.facts', context);
    return firing.facts === null ? null : [...firing.facts];
  },
  paymentIds: ({ paymentIds }) => [...paymentIds],
};

export const supersededResolutionResolvers: SupersededResolutionResolvers = {
  reason: async ({ reason, subject }, _, { loaders }) => {
    const field = 'supersededResolution.reason';
    if (reason !== null) await loaders.disclosure.load({ userId: subject, field });
    return reason;
  },
  resolvedBy: ({ resolvedBy }) => officerOf(resolvedBy),
};

function filterOf(given: AlertFilter | null | undefined): AskedAlerts {
  const { status, source, rule, severity, userId, raisedFrom, raisedTo, proposed } = given ?? {};
  return {
    ...(status != null && { status }),
    ...(source != null && { source }),
    ...(rule != null && { rule }),
    ...(severity != null && { severity }),
    ...(userId != null && { subject: userId }),
    ...(raisedFrom != null && { raisedFrom }),
    ...(raisedTo != null && { raisedTo }),
    ...(proposed != null && { proposed }),
  };
}

export const alertsOfUser: Pick<UserResolvers, 'alerts'> = {
  alerts: async ({ id }, { filter, ...page }, { caller, useCases }) => {
    const about = filter?.userId ?? id;
    // Another person's alerts are not to be had by way of this one.
    const given = { ...filterOf(filter), subject: about === id ? id : '' };
    const connection = await useCases.listAlerts(caller, given, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const alertQueries: Pick<QueryResolvers, 'alerts' | 'alert'> = {
  alerts: async (_, { filter, ...page }, { caller, useCases }) => {
    const connection = await useCases.listAlerts(caller, filterOf(filter), page);
    return { ...connection, edges: [...connection.edges] };
  },
  alert: (_, { id }, context) => alertFor(context, id),
};

export const alertMutations: Pick<MutationResolvers, 'resolveAlert'> = {
  resolveAlert: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.resolveAlert(caller, input);
    return outcome.ok
      ? { ...outcome.value, userErrors: [] }
      : { alert: null, proposal: null, userErrors: errorsOf(outcome) };
  },
};
