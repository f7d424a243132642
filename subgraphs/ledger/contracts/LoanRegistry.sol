// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "./Registry.sol";

/// @title LoanRegistry
/// @notice Holds for each loan agreement, named by a salted hash of it, how far the loan is, and a
/// commitment to what moved it there. An auditor who is shown an agreement and its salt can check
/// that it existed, when it was lent and how it ended.
/// @dev A loan goes from AGREED to ACTIVE, and from there to PAID_OFF or CHARGED_OFF, where it stays.
/// Agreement and commitments are salted hashes. Nothing else ever comes here: no person, no amount,
/// no score; whose loan it is cannot be told from what is here.
contract LoanRegistry is Registry {
    enum State {
        NONE,
        AGREED,
        ACTIVE,
        PAID_OFF,
        CHARGED_OFF
    }

    /// @notice May register agreements and move loans.
    bytes32 public constant REGISTRAR_ROLE = keccak256("REGISTRAR_ROLE");

    /// @dev Two words of storage.
    /// @param commitment to what moved it into its state
    /// @param state NONE where there is no such agreement
    /// @param agreedAt when it was registered, in seconds since 1970
    /// @param changedAt when it came into its state, in seconds since 1970
    /// @param blockNumber in which it came into its state
    struct Loan {
        bytes32 commitment;
        State state;
        uint64 agreedAt;
        uint64 changedAt;
        uint64 blockNumber;
    }

    mapping(bytes32 agreement => Loan) private _loans;

    event LoanMoved(
        bytes32 indexed agreement, State indexed from, State indexed to, bytes32 commitment
    );

    error EmptyAgreement();
    error EmptyCommitment();
    error NoTransition(bytes32 agreement, State from, State to);

    /// @param administrator see {Registry}
    /// @param registrar the first that may write
    constructor(address administrator, address registrar) Registry(administrator) {
        _grantRole(REGISTRAR_ROLE, registrar);
    }

    /// @notice Moves a loan; to AGREED registers it.
    /// @param agreement salted hash of the agreement, not zero
    /// @param to the state that it comes into
    /// @param commitment salted hash of what moved it there, not zero
    function move(bytes32 agreement, State to, bytes32 commitment)
        external
        whenNotPaused
        onlyRole(REGISTRAR_ROLE)
    {
        if (agreement == bytes32(0)) revert EmptyAgreement();
        if (commitment == bytes32(0)) revert EmptyCommitment();
        Loan storage loan = _loans[agreement];
        State from = loan.state;
        if (!leadsTo(from, to)) revert NoTransition(agreement, from, to);
        if (from == State.NONE) loan.agreedAt = uint64(block.timestamp);
        loan.commitment = commitment;
        loan.state = to;
        loan.changedAt = uint64(block.timestamp);
        loan.blockNumber = uint64(block.number);
        emit LoanMoved(agreement, from, to, commitment);
    }

    /// @notice Where a loan is; all zero where there is no such agreement.
    function loanOf(bytes32 agreement) external view returns (Loan memory) {
        return _loans[agreement];
    }

    /// @notice Whether a loan may go from one state straight to the other.
    function leadsTo(State from, State to) public pure returns (bool) {
        if (from == State.NONE) return to == State.AGREED;
        if (from == State.AGREED) return to == State.ACTIVE;
        return from == State.ACTIVE && (to == State.PAID_OFF || to == State.CHARGED_OFF);
    }
}
