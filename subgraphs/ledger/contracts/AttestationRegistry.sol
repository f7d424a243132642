// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Registry} from "./Registry.sol";

/// @title AttestationRegistry
/// @notice Holds what attesters say: «I stand by what this commitment commits to, until then». The
/// attester signs (EIP-712) and anybody brings it here and pays for it.
/// @dev A commitment is a salted hash. Nothing else ever comes here: no person, no amount, no score.
///
/// Each attester speaks for itself: what one attested, revoked or withdrew says nothing of another's.
/// A commitment is attested once by an attester, ever, so a signature cannot be used twice, not even
/// after a revocation: to renew is to attest a new commitment. Signatures name the attester (which
/// may be a contract, ERC-1271), the chain and this contract, and end at a deadline.
contract AttestationRegistry is Registry, EIP712 {
    /// @notice Its signatures count.
    bytes32 public constant ATTESTER_ROLE = keccak256("ATTESTER_ROLE");

    /// @notice Commitments that one signature may cover.
    uint256 public constant MAX_BATCH = 100;

    bytes32 private constant ATTEST_TYPEHASH =
        keccak256("Attest(address attester,bytes32[] commitments,uint64 expiresAt,uint64 deadline)");
    bytes32 private constant REVOKE_TYPEHASH =
        keccak256("Revoke(address attester,bytes32[] commitments,uint64 deadline)");

    /// @dev One word of storage; times in seconds since 1970.
    /// @param attestedAt 0 = it was not
    /// @param expiresAt from then on it no longer holds
    /// @param revokedAt 0 = it was not; with attestedAt 0: withdrawn before anybody brought it here
    /// @param blockNumber in which it was attested
    struct Attestation {
        uint64 attestedAt;
        uint64 expiresAt;
        uint64 revokedAt;
        uint64 blockNumber;
    }

    mapping(address attester => mapping(bytes32 commitment => Attestation)) private _attestations;

    /// @notice Nothing that the attester attested at this time or later holds; 0 = all of it may.
    mapping(address attester => uint64 since) public distrustedSince;

    event Attested(address indexed attester, bytes32 indexed commitment, uint64 expiresAt);
    event Revoked(address indexed attester, bytes32 indexed commitment);
    event Distrusted(address indexed attester, uint64 since);

    error NotAttester(address attester);
    error WrongSignature(address attester);
    error DeadlinePassed(uint64 deadline);
    error AlreadyExpired(uint64 expiresAt);
    error WrongBatchSize(uint256 commitments);
    error EmptyCommitment();
    error AlreadyAttested(address attester, bytes32 commitment);
    error AlreadyRevoked(address attester, bytes32 commitment);
    error WrongTime(uint64 since);

    /// @param administrator see {Registry}
    /// @param attester the first whose signatures count
    constructor(address administrator, address attester)
        Registry(administrator)
        EIP712("BlockScore AttestationRegistry", "1")
    {
        _grantRole(ATTESTER_ROLE, attester);
    }

    /// @notice Keeps what an attester signed: all of it, or nothing where one commitment is refused.
    /// @param commitments 1 to {MAX_BATCH}, none of which it attested or revoked before
    /// @param expiresAt when the attestations end, in seconds since 1970; after this block
    /// @param deadline the last second at which the signature may be brought here
    function attest(
        address attester,
        bytes32[] calldata commitments,
        uint64 expiresAt,
        uint64 deadline,
        bytes calldata signature
    ) external whenNotPaused {
        if (expiresAt <= block.timestamp) revert AlreadyExpired(expiresAt);
        // Nothing of it would hold, even where the role was given back.
        if (distrustedSince[attester] != 0) revert NotAttester(attester);
        bytes32 digest = attestDigest(attester, commitments, expiresAt, deadline);
        _checkSigned(attester, digest, deadline, signature);
        for (uint256 each = 0; each < commitments.length; each++) {
            bytes32 commitment = commitments[each];
            if (commitment == bytes32(0)) revert EmptyCommitment();
            Attestation memory before = _attestations[attester][commitment];
            if (before.revokedAt != 0) revert AlreadyRevoked(attester, commitment);
            if (before.attestedAt != 0) revert AlreadyAttested(attester, commitment);
            _attestations[attester][commitment] =
                Attestation(uint64(block.timestamp), expiresAt, 0, uint64(block.number));
            emit Attested(attester, commitment, expiresAt);
        }
    }

    /// @notice Revokes what the caller attested; what it signed and nobody brought here is withdrawn.
    /// @dev Works while the registry is paused: it only ever takes trust away.
    /// @param commitments 1 to {MAX_BATCH}, none of which it revoked before
    function revoke(bytes32[] calldata commitments) external {
        if (!hasRole(ATTESTER_ROLE, msg.sender)) revert NotAttester(msg.sender);
        _checkBatch(commitments);
        _revoke(msg.sender, commitments);
    }

    /// @notice The same by the attester's signature, brought here by anybody.
    function revokeBySignature(
        address attester,
        bytes32[] calldata commitments,
        uint64 deadline,
        bytes calldata signature
    ) external {
        bytes32 digest = revokeDigest(attester, commitments, deadline);
        _checkSigned(attester, digest, deadline, signature);
        _revoke(attester, commitments);
    }

    /// @notice For a key that was stolen: takes the role away and lets nothing hold that it attested
    /// since. It attests no more, ever. A key that is merely replaced loses its role instead, and what
    /// it attested goes on holding.
    /// @param since not in the future, and earlier than what was said of that attester before
    function distrust(address attester, uint64 since) external onlyRole(DEFAULT_ADMIN_ROLE) {
        uint64 before = distrustedSince[attester];
        if (since == 0 || since > block.timestamp || (before != 0 && since >= before)) {
            revert WrongTime(since);
        }
        distrustedSince[attester] = since;
        _revokeRole(ATTESTER_ROLE, attester);
        emit Distrusted(attester, since);
    }

    /// @notice What is kept of a commitment; all zero where the attester said nothing of it.
    function attestationOf(address attester, bytes32 commitment)
        external
        view
        returns (Attestation memory)
    {
        return _attestations[attester][commitment];
    }

    /// @notice Whether the attester stands by the commitment now.
    function holds(address attester, bytes32 commitment) external view returns (bool) {
        Attestation memory found = _attestations[attester][commitment];
        uint64 since = distrustedSince[attester];
        return found.attestedAt != 0 && found.revokedAt == 0 && block.timestamp < found.expiresAt
            && (since == 0 || found.attestedAt < since);
    }

    /// @notice What an attester signs to attest, for wallets to compare before they do.
    function attestDigest(
        address attester,
        bytes32[] calldata commitments,
        uint64 expiresAt,
        uint64 deadline
    ) public view returns (bytes32) {
        bytes32 all = _hashOf(commitments);
        return _hashTypedDataV4(
            keccak256(abi.encode(ATTEST_TYPEHASH, attester, all, expiresAt, deadline))
        );
    }

    /// @notice What an attester signs to revoke.
    function revokeDigest(address attester, bytes32[] calldata commitments, uint64 deadline)
        public
        view
        returns (bytes32)
    {
        bytes32 all = _hashOf(commitments);
        return _hashTypedDataV4(keccak256(abi.encode(REVOKE_TYPEHASH, attester, all, deadline)));
    }

    function _revoke(address attester, bytes32[] calldata commitments) private {
        for (uint256 each = 0; each < commitments.length; each++) {
            bytes32 commitment = commitments[each];
            if (commitment == bytes32(0)) revert EmptyCommitment();
            Attestation storage found = _attestations[attester][commitment];
            if (found.revokedAt != 0) revert AlreadyRevoked(attester, commitment);
            found.revokedAt = uint64(block.timestamp);
            emit Revoked(attester, commitment);
        }
    }

    function _checkSigned(
        address attester,
        bytes32 digest,
        uint64 deadline,
        bytes calldata signature
    ) private view {
        if (block.timestamp > deadline) revert DeadlinePassed(deadline);
        if (!hasRole(ATTESTER_ROLE, attester)) revert NotAttester(attester);
        if (!SignatureChecker.isValidSignatureNowCalldata(attester, digest, signature)) {
            revert WrongSignature(attester);
        }
    }

    function _hashOf(bytes32[] calldata commitments) private pure returns (bytes32) {
        _checkBatch(commitments);
        return keccak256(abi.encodePacked(commitments));
    }

    function _checkBatch(bytes32[] calldata commitments) private pure {
        if (commitments.length == 0 || commitments.length > MAX_BATCH) {
            revert WrongBatchSize(commitments.length);
        }
    }
}
