// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title DisbursementRegistry
/// @notice Holds salted commitments to disbursements, each at most once, so that whoever is shown a
/// ledger entry and its salt can check that the entry existed when its block was made.
/// @dev A commitment is SHA-256 over a domain, a random salt and the canonical entry. Nothing else
/// ever comes here: no person, no amount, no score. There is no way to change or remove one.
contract DisbursementRegistry {
    /// @notice The most commitments that one call of `recordBatch` takes.
    uint256 public constant MAX_BATCH = 64;

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
    error EmptyBatch();
    error BatchTooLarge(uint256 size, uint256 maximum);
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
        _record(commitment);
    }

    /// @notice Records up to `MAX_BATCH` commitments, all or none.
    function recordBatch(bytes32[] calldata commitments) external onlyRecorder {
        uint256 size = commitments.length;
        if (size == 0) revert EmptyBatch();
        if (size > MAX_BATCH) revert BatchTooLarge(size, MAX_BATCH);
        for (uint256 index = 0; index < size; ++index) {
            _record(commitments[index]);
        }
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

    function _record(bytes32 commitment) private {
        if (commitment == bytes32(0)) revert EmptyCommitment();
        if (recordedIn[commitment] != 0) revert AlreadyRecorded(commitment);
        recordedIn[commitment] = block.number;
        emit CommitmentRecorded(commitment, msg.sender);
    }
}
