import type { Transaction } from '@blockscore/database';
import { and, asc, eq, gte, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { ChainRecords } from '../app/chain-ports.ts';
import { chainNonces, chains, chainTransactions, smartContracts } from './chain-tables.ts';
import { selectContracts, toContract } from './contract-rows.ts';

type LifeRecords = Pick<
  ChainRecords,
  | 'currentLife'
  | 'beginLife'
  | 'endLife'
  | 'contracts'
  | 'contractById'
  | 'addContract'
  | 'countRequested'
  | 'adoptRequested'
  | 'placeContract'
  | 'markDeployed'
  | 'takeNonce'
  | 'freeNonces'
>;

/** Nonces that one look for gaps reads; what is under way is bounded lower than this. */
const HELD = 500;

/** Lives of chains, with the contracts and the nonces that belong to them. */
export function createLifeRepository(tx: Transaction): LifeRecords {
  return { ...livesOn(tx), ...contractsOn(tx), ...requestsOn(tx), ...noncesOn(tx) };
}

function livesOn(tx: Transaction): Pick<LifeRecords, 'currentLife' | 'beginLife' | 'endLife'> {
  return {
    async currentLife(chainId, genesisHash) {
      const [life] = await tx
        .select({ id: chains.id, chainId: chains.chainId })
        .from(chains)
        .where(
          and(
            eq(chains.chainId, chainId),
            eq(chains.genesisHash, genesisHash),
            isNull(chains.lostAt),
          ),
        );
      return life ?? null;
    },
    async beginLife(chainId, genesisHash, now) {
      const sameChain = eq(chains.chainId, chainId);
      await tx
        .update(chains)
        .set({ lostAt: now })
        .where(and(sameChain, isNull(chains.lostAt)));
      const life = await tx.$count(chains, sameChain);
      const id = `${chainId}:${genesisHash}:${life + 1}`;
      await tx
        .insert(chains)
        .values({ id, chainId, genesisHash, life: life + 1, firstSeenAt: now, lostAt: null });
      return { id, chainId };
    },
    async endLife(id, now) {
      await tx
        .update(chains)
        .set({ lostAt: now })
        .where(and(eq(chains.id, id), isNull(chains.lostAt)));
    },
  };
}

function contractsOn(
  tx: Transaction,
): Pick<
  LifeRecords,
  'contracts' | 'contractById' | 'addContract' | 'placeContract' | 'markDeployed'
> {
  return {
    async contracts(chain) {
      const found = await selectContracts(tx)
        .where(and(eq(smartContracts.chain, chain), isNull(smartContracts.replacedAt)))
        .orderBy(asc(smartContracts.id));
      return found.map(toContract);
    },
    async contractById(id) {
      const [row] = await selectContracts(tx).where(eq(smartContracts.id, id));
      return row === undefined ? null : toContract(row);
    },
    async addContract({ chainId: _, lostAt: __, ...contract }) {
      const added = await tx
        .insert(smartContracts)
        .values(contract)
        .onConflictDoNothing()
        .returning({ id: smartContracts.id });
      return added.length > 0;
    },
    async placeContract(contractId, address) {
      await tx.update(smartContracts).set({ address }).where(eq(smartContracts.id, contractId));
    },
    async markDeployed({ id, chain, name }, now) {
      await tx
        .update(smartContracts)
        .set({ replacedAt: now })
        .where(
          and(
            sql`${smartContracts.chain} is not distinct from ${chain}`,
            eq(smartContracts.name, name),
            isNotNull(smartContracts.deployedAt),
            isNull(smartContracts.replacedAt),
          ),
        );
      await tx.update(smartContracts).set({ deployedAt: now }).where(eq(smartContracts.id, id));
    },
  };
}

function requestsOn(tx: Transaction): Pick<LifeRecords, 'countRequested' | 'adoptRequested'> {
  return {
    async countRequested(since) {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('ledger.contracts', 0))`);
      const isRecent = and(
        isNotNull(smartContracts.requestedBy),
        gte(smartContracts.createdAt, since),
      );
      return {
        all: await tx.$count(smartContracts, isRecent),
        waiting: await tx.$count(smartContracts, and(isRecent, isNull(smartContracts.deployedAt))),
      };
    },
    async adoptRequested(chain) {
      const onTheirWay = tx
        .select({ name: smartContracts.name })
        .from(smartContracts)
        .where(and(eq(smartContracts.chain, chain), isNull(smartContracts.deployedAt)));
      await tx
        .update(smartContracts)
        .set({ chain })
        .where(and(isNull(smartContracts.chain), notInArray(smartContracts.name, onTheirWay)));
    },
  };
}

function noncesOn(tx: Transaction): Pick<LifeRecords, 'takeNonce' | 'freeNonces'> {
  return {
    async takeNonce(chain, sender, floor) {
      const [taken] = await tx
        .insert(chainNonces)
        .values({ chain, sender, nextNonce: floor + 1 })
        .onConflictDoUpdate({
          target: [chainNonces.chain, chainNonces.sender],
          set: { nextNonce: sql`greatest(${chainNonces.nextNonce}, ${floor}) + 1` },
        })
        .returning({ next: chainNonces.nextNonce });
      if (taken === undefined) throw new Error(`No nonce could be taken on chain ${chain}.`);
      return taken.next - 1;
    },
    async freeNonces(chain, sender, from, limit) {
      const { nonce } = chainTransactions;
      const own = and(
        eq(chainTransactions.chain, chain),
        eq(chainTransactions.sender, sender),
        gte(nonce, from),
      );
      const held = await tx
        .select({ nonce: sql<number>`${nonce}`.mapWith(Number) })
        .from(chainTransactions)
        .where(own)
        .orderBy(asc(nonce))
        .limit(HELD);
      const taken = new Set(held.map((row) => row.nonce));
      const highest = held.at(-1)?.nonce ?? from;
      const free: number[] = [];
      for (let each = from; each < highest && free.length < limit; each += 1) {
        if (!taken.has(each)) free.push(each);
      }
      return free;
    },
  };
}
