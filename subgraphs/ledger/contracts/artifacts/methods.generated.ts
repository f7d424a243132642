// Written by contracts/compile.ts.
import type { BigNumberish, BytesLike, ConstantContractMethod, ContractMethod } from 'ethers';
import type { ContractTransactionResponse } from 'ethers';

export interface AnchorRegistryMethods {
  readonly ANCHOR_ROLE: ConstantContractMethod<[], string>;
  readonly DEFAULT_ADMIN_ROLE: ConstantContractMethod<[], string>;
  readonly PAUSER_ROLE: ConstantContractMethod<[], string>;
  readonly acceptDefaultAdminTransfer: ContractMethod<[], void, ContractTransactionResponse>;
  readonly anchor: ContractMethod<[root: BytesLike, leafCount: BigNumberish, kind: BigNumberish], void, ContractTransactionResponse>;
  readonly anchorOf: ConstantContractMethod<[root: BytesLike], { readonly blockNumber: bigint; readonly timestamp: bigint; readonly leafCount: bigint; readonly kind: bigint }>;
  readonly beginDefaultAdminTransfer: ContractMethod<[newAdmin: string], void, ContractTransactionResponse>;
  readonly cancelDefaultAdminTransfer: ContractMethod<[], void, ContractTransactionResponse>;
  readonly changeDefaultAdminDelay: ContractMethod<[newDelay: BigNumberish], void, ContractTransactionResponse>;
  readonly defaultAdmin: ConstantContractMethod<[], string>;
  readonly defaultAdminDelay: ConstantContractMethod<[], bigint>;
  readonly defaultAdminDelayIncreaseWait: ConstantContractMethod<[], bigint>;
  readonly getRoleAdmin: ConstantContractMethod<[role: BytesLike], string>;
  readonly grantRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly hasRole: ConstantContractMethod<[role: BytesLike, account: string], boolean>;
  readonly owner: ConstantContractMethod<[], string>;
  readonly pause: ContractMethod<[], void, ContractTransactionResponse>;
  readonly paused: ConstantContractMethod<[], boolean>;
  readonly pendingDefaultAdmin: ConstantContractMethod<[], [string, bigint]>;
  readonly pendingDefaultAdminDelay: ConstantContractMethod<[], [bigint, bigint]>;
  readonly renounceRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly retire: ContractMethod<[to: string], void, ContractTransactionResponse>;
  readonly revokeRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly rollbackDefaultAdminDelay: ContractMethod<[], void, ContractTransactionResponse>;
  readonly successor: ConstantContractMethod<[], string>;
  readonly supportsInterface: ConstantContractMethod<[interfaceId: BytesLike], boolean>;
  readonly unpause: ContractMethod<[], void, ContractTransactionResponse>;
}

export interface AttestationRegistryMethods {
  readonly ATTESTER_ROLE: ConstantContractMethod<[], string>;
  readonly DEFAULT_ADMIN_ROLE: ConstantContractMethod<[], string>;
  readonly MAX_BATCH: ConstantContractMethod<[], bigint>;
  readonly PAUSER_ROLE: ConstantContractMethod<[], string>;
  readonly acceptDefaultAdminTransfer: ContractMethod<[], void, ContractTransactionResponse>;
  readonly attest: ContractMethod<[attester: string, commitments: readonly BytesLike[], expiresAt: BigNumberish, deadline: BigNumberish, signature: BytesLike], void, ContractTransactionResponse>;
  readonly attestDigest: ConstantContractMethod<[attester: string, commitments: readonly BytesLike[], expiresAt: BigNumberish, deadline: BigNumberish], string>;
  readonly attestationOf: ConstantContractMethod<[attester: string, commitment: BytesLike], { readonly attestedAt: bigint; readonly expiresAt: bigint; readonly revokedAt: bigint; readonly blockNumber: bigint }>;
  readonly beginDefaultAdminTransfer: ContractMethod<[newAdmin: string], void, ContractTransactionResponse>;
  readonly cancelDefaultAdminTransfer: ContractMethod<[], void, ContractTransactionResponse>;
  readonly changeDefaultAdminDelay: ContractMethod<[newDelay: BigNumberish], void, ContractTransactionResponse>;
  readonly defaultAdmin: ConstantContractMethod<[], string>;
  readonly defaultAdminDelay: ConstantContractMethod<[], bigint>;
  readonly defaultAdminDelayIncreaseWait: ConstantContractMethod<[], bigint>;
  readonly distrust: ContractMethod<[attester: string, since: BigNumberish], void, ContractTransactionResponse>;
  readonly distrustedSince: ConstantContractMethod<[attester: string], bigint>;
  readonly eip712Domain: ConstantContractMethod<[], [string, string, string, bigint, string, string, bigint[]]>;
  readonly getRoleAdmin: ConstantContractMethod<[role: BytesLike], string>;
  readonly grantRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly hasRole: ConstantContractMethod<[role: BytesLike, account: string], boolean>;
  readonly holds: ConstantContractMethod<[attester: string, commitment: BytesLike], boolean>;
  readonly owner: ConstantContractMethod<[], string>;
  readonly pause: ContractMethod<[], void, ContractTransactionResponse>;
  readonly paused: ConstantContractMethod<[], boolean>;
  readonly pendingDefaultAdmin: ConstantContractMethod<[], [string, bigint]>;
  readonly pendingDefaultAdminDelay: ConstantContractMethod<[], [bigint, bigint]>;
  readonly renounceRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly retire: ContractMethod<[to: string], void, ContractTransactionResponse>;
  readonly revoke: ContractMethod<[commitments: readonly BytesLike[]], void, ContractTransactionResponse>;
  readonly revokeBySignature: ContractMethod<[attester: string, commitments: readonly BytesLike[], deadline: BigNumberish, signature: BytesLike], void, ContractTransactionResponse>;
  readonly revokeDigest: ConstantContractMethod<[attester: string, commitments: readonly BytesLike[], deadline: BigNumberish], string>;
  readonly revokeRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly rollbackDefaultAdminDelay: ContractMethod<[], void, ContractTransactionResponse>;
  readonly successor: ConstantContractMethod<[], string>;
  readonly supportsInterface: ConstantContractMethod<[interfaceId: BytesLike], boolean>;
  readonly unpause: ContractMethod<[], void, ContractTransactionResponse>;
}

export interface DisbursementRegistryMethods {
  readonly owner: ConstantContractMethod<[], string>;
  readonly record: ContractMethod<[commitment: BytesLike], void, ContractTransactionResponse>;
  readonly recordedIn: ConstantContractMethod<[commitment: BytesLike], bigint>;
  readonly recorder: ConstantContractMethod<[], string>;
  readonly setRecorder: ContractMethod<[to: string], void, ContractTransactionResponse>;
  readonly transferOwnership: ContractMethod<[to: string], void, ContractTransactionResponse>;
}

export interface LoanRegistryMethods {
  readonly DEFAULT_ADMIN_ROLE: ConstantContractMethod<[], string>;
  readonly PAUSER_ROLE: ConstantContractMethod<[], string>;
  readonly REGISTRAR_ROLE: ConstantContractMethod<[], string>;
  readonly acceptDefaultAdminTransfer: ContractMethod<[], void, ContractTransactionResponse>;
  readonly beginDefaultAdminTransfer: ContractMethod<[newAdmin: string], void, ContractTransactionResponse>;
  readonly cancelDefaultAdminTransfer: ContractMethod<[], void, ContractTransactionResponse>;
  readonly changeDefaultAdminDelay: ContractMethod<[newDelay: BigNumberish], void, ContractTransactionResponse>;
  readonly defaultAdmin: ConstantContractMethod<[], string>;
  readonly defaultAdminDelay: ConstantContractMethod<[], bigint>;
  readonly defaultAdminDelayIncreaseWait: ConstantContractMethod<[], bigint>;
  readonly getRoleAdmin: ConstantContractMethod<[role: BytesLike], string>;
  readonly grantRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly hasRole: ConstantContractMethod<[role: BytesLike, account: string], boolean>;
  readonly leadsTo: ConstantContractMethod<[from: BigNumberish, to: BigNumberish], boolean>;
  readonly loanOf: ConstantContractMethod<[agreement: BytesLike], { readonly commitment: string; readonly state: bigint; readonly agreedAt: bigint; readonly changedAt: bigint; readonly blockNumber: bigint }>;
  readonly move: ContractMethod<[agreement: BytesLike, to: BigNumberish, commitment: BytesLike], void, ContractTransactionResponse>;
  readonly owner: ConstantContractMethod<[], string>;
  readonly pause: ContractMethod<[], void, ContractTransactionResponse>;
  readonly paused: ConstantContractMethod<[], boolean>;
  readonly pendingDefaultAdmin: ConstantContractMethod<[], [string, bigint]>;
  readonly pendingDefaultAdminDelay: ConstantContractMethod<[], [bigint, bigint]>;
  readonly renounceRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly retire: ContractMethod<[to: string], void, ContractTransactionResponse>;
  readonly revokeRole: ContractMethod<[role: BytesLike, account: string], void, ContractTransactionResponse>;
  readonly rollbackDefaultAdminDelay: ContractMethod<[], void, ContractTransactionResponse>;
  readonly successor: ConstantContractMethod<[], string>;
  readonly supportsInterface: ConstantContractMethod<[interfaceId: BytesLike], boolean>;
  readonly unpause: ContractMethod<[], void, ContractTransactionResponse>;
}
