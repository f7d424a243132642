import { Interface, id, JsonRpcProvider, Wallet } from 'ethers';
import anchors from './artifacts/AnchorRegistry.json' with { type: 'json' };
import attestations from './artifacts/AttestationRegistry.json' with { type: 'json' };
import disbursements from './artifacts/DisbursementRegistry.json' with { type: 'json' };
import loans from './artifacts/LoanRegistry.json' with { type: 'json' };
import { signAttest, signRevoke } from './attestation-signing.ts';

/** What a call takes, and how many records it makes. */
export interface GasRow {
  readonly call: string;
  readonly records: number;
  readonly gas: bigint;
}

type Deployable = Pick<typeof anchors, 'contract' | 'bytecode'> & {
  readonly abi: readonly object[];
};

/** The same signer, names and times each time, so that the figures are the same to the unit. */
const SIGNER = new Wallet(id('signer of the gas table'));
const LATE = 4_000_000_000n;
const GAS_LIMIT = 10_000_000n;

/**
 * Measures what each call takes on a private chain that has just begun: of random data the price
 * would vary with its zero bytes.
 *
 * @param url of an endpoint whose chain makes a block of each transaction, and where the signer of
 * {@link gasSender} has ether and has sent nothing
 */
export async function measureGas(url: string): Promise<readonly GasRow[]> {
  const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true, cacheTimeout: -1 });
  try {
    return await measure(SIGNER.connect(provider));
  } finally {
    provider.destroy();
  }
}

export const gasSender = SIGNER.address;

async function measure(signer: Wallet): Promise<readonly GasRow[]> {
  const rows: GasRow[] = [];
  const { chainId } = await (signer.provider as JsonRpcProvider).getNetwork();
  let nonce = 0;
  const send = async (call: string, records: number, to: string | null, data: string) => {
    const sent = await signer.sendTransaction({ to, data, nonce, gasLimit: GAS_LIMIT });
    nonce += 1;
    const receipt = await sent.wait();
    if (receipt?.status !== 1) throw new Error(`${call} failed: its gas cannot be measured.`);
    rows.push({ call, records, gas: receipt.gasUsed });
    return receipt.contractAddress ?? '';
  };
  const open = async (artifact: Deployable, ...given: readonly string[]) => {
    const abi = new Interface(JSON.stringify(artifact.abi));
    const data = artifact.bytecode + abi.encodeDeploy([...given]).slice(2);
    const address = await send(`${artifact.contract}: deployment`, 0, null, data);
    return {
      address,
      call: (label: string, records: number, method: string, ...parameters: readonly unknown[]) =>
        send(
          `${artifact.contract}: ${label}`,
          records,
          address,
          abi.encodeFunctionData(method, parameters),
        ),
    };
  };
  const own = signer.address;
  const anchor = await open(anchors, own, own);
  await anchor.call('a root', 1, 'anchor', id('root'), 4096, 1);

  const attestation = await open(attestations, own, own);
  const where = { chainId, address: attestation.address };
  for (const count of [1, 10, 100]) {
    const said = {
      attester: own,
      commitments: Array.from({ length: count }, (_, index) => id(`${count} ${index}`)),
      expiresAt: LATE,
      deadline: LATE,
    };
    const signature = await signAttest(signer, where, said);
    const given = [own, said.commitments, LATE, LATE, signature];
    await attestation.call(`${count} attested by one signature`, count, 'attest', ...given);
  }
  await attestation.call('one revoked', 1, 'revoke', [id('10 0')]);
  const taken = { attester: own, commitments: [id('10 1')], deadline: LATE };
  const signature = await signRevoke(signer, where, taken);
  const given = [own, taken.commitments, LATE, signature];
  await attestation.call('one revoked by a signature', 1, 'revokeBySignature', ...given);

  const loan = await open(loans, own, own);
  const agreement = id('agreement');
  await loan.call('to AGREED', 1, 'move', agreement, 1, id('agreed'));
  await loan.call('to ACTIVE', 1, 'move', agreement, 2, id('active'));
  await loan.call('to PAID_OFF', 1, 'move', agreement, 3, id('paid off'));
  await loan.call('pause', 0, 'pause');

  const disbursement = await open(disbursements, own);
  await disbursement.call('a commitment', 1, 'record', id('commitment'));
  return rows;
}

/** The rows as the Markdown table of docs/contracts.md. */
export function gasTable(rows: readonly GasRow[]): string {
  const lines = rows.map(({ call, records, gas }) => {
    const each = records > 1 ? (gas / BigInt(records)).toLocaleString('en-US') : '';
    return `| ${call} | ${gas.toLocaleString('en-US')} | ${each} |`;
  });
  return ['| call | gas | for each |', '| --- | ---: | ---: |', ...lines].join('\n');
}
