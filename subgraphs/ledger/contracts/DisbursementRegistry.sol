// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title DisbursementRegistry
/// @notice Holds salted commitments to disbursements, each at most once, so that whoever is shown a
/// ledger entry and its salt can check that the entry existed when its block was made. Roots of Merkle
/// trees are kept by the AnchorRegistry; older ones may be here, recorded in the same way.
/// @dev A commitment is SHA-256 over a domain, a random salt and the canonical record. Nothing else
/// ever comes here: no person, no amount, no score. There is no way to change or remove one.
contract DisbursementRegistry {
    /// @notice May name the recorder and hand over its own role.
    address public owner;

    /// @notice May record, as may the owner.
    address public recorder;

    /// @notice The block in which a commitment was recorded; 0 = it was not.
    mapping(bytes32 commitment => uint256 blockNumber) public recordedIn;

    event CommitmentRecorded(bytes32 indexed commitment, address indexed by);
    event RecorderChanged(address indexed from, address indexed to);
    event OwnerChanged(address indexed from, address indexed to);

    error NotOwner(address caller);
    error NotRecorder(address caller);
    error AlreadyRecorded(bytes32 commitment);
    error EmptyCommitment();
    error ZeroAddress();

    modifier onlyOwner() {
        if (msg.sender != owner) revert NotOwner(msg.sender);
        _;
    }

    modifier onlyRecorder() {
        if (msg.sender != recorder && msg.sender != owner) revert NotRecorder(msg.sender);
        _;
    }

    constructor(address firstRecorder) {
        if (firstRecorder == address(0)) revert ZeroAddress();
        owner = msg.sender;
        recorder = firstRecorder;
        emit OwnerChanged(address(0), msg.sender);
        emit RecorderChanged(address(0), firstRecorder);
    }

    /// @notice Records one commitment.
    function record(bytes32 commitment) external onlyRecorder {
        if (commitment == bytes32(0)) revert EmptyCommitment();
        if (recordedIn[commitment] != 0) revert AlreadyRecorded(commitment);
        recordedIn[commitment] = block.number;
        emit CommitmentRecorded(commitment, msg.sender);
    }

    /// @notice Names who may record from now on.
    function setRecorder(address to) external onlyOwner {
        if (to == address(0)) revert ZeroAddress();
        emit RecorderChanged(recorder, to);
        recorder = to;
    }

    /// @notice Hands the contract over.
    function transferOwnership(address to) external onlyOwner {
        if (to == address(0)) revert ZeroAddress();
        emit OwnerChanged(owner, to);
        owner = to;
    }
}
