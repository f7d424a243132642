import { toHex } from '../../app/hex.ts';
import { LOAN_MOVE_DOMAIN } from '../../app/queue-loan-moves.ts';
import { mayProve, maySee } from '../../app/visibility.ts';
import { isFollowed } from '../../domain/loan-registry.ts';
import type {
  LoanMoveResolvers,
  LoanRegistrationResolvers,
  LoanResolvers,
} from '../types.generated.ts';

export const registrationOfLoan: Pick<LoanResolvers, 'registration'> = {
  /** Somebody else's looks like one that is meant for no chain. */
  registration: async ({ id }, _, { caller, loaders }) => {
    const found = await loaders.registration.load(id);
    return found !== null && maySee(caller, found) ? found : null;
  },
};

export const registrationResolvers: LoanRegistrationResolvers = {
  agreement: (registration, _, { caller }) =>
    mayProve(caller, registration) ? registration.agreement : null,
  chainStatus: async ({ loanId }, _, { loaders }) =>
    (await loaders.loanTransactions.load(loanId)).at(-1)?.status ?? 'NONE',
  chainTransaction: async ({ loanId }, _, { loaders }) => {
    const last = (await loaders.loanTransactions.load(loanId)).at(-1);
    return last === undefined || last.hash === null ? null : last;
  },
  followsLoan: (registration) => isFollowed(registration),
  moves: async ({ loanId, userId }, _, { loaders }) => {
    const [moves, rows] = await Promise.all([
      loaders.loanMoves.load(loanId),
      loaders.loanTransactions.load(loanId),
    ]);
    return moves.flatMap((move) =>
      rows
        .filter(({ loanState }) => loanState === move.state)
        .map((row) => ({ ...move, userId, row })),
    );
  },
};

export const moveResolvers: LoanMoveResolvers = {
  commitment: ({ row }) => {
    if (row.commitment === null) throw new Error(`${row.id} moves a loan without a commitment.`);
    return row.commitment;
  },
  domain: () => LOAN_MOVE_DOMAIN,
  salt: ({ salt, ...move }, _, { caller }) =>
    salt === null || !mayProve(caller, move) ? null : toHex(salt),
  content: ({ content, salt, ...move }, _, { caller }) =>
    salt === null || !mayProve(caller, move) ? null : content,
  chainStatus: ({ row }) => row.status,
  chainTransaction: ({ row }) => (row.hash === null ? null : row),
};
