// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControlDefaultAdminRules} from "@openzeppelin/contracts/access/extensions/AccessControlDefaultAdminRules.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

/// @title Registry
/// @notice What the registries share: who administers, how one is paused, and how one is replaced.
/// @dev Roles. One account is the administrator (`DEFAULT_ADMIN_ROLE`): it grants and revokes the
/// other roles, ends a pause and retires the contract. It is handed over in two steps, a day apart at
/// the least, so that neither a slip nor a stolen key does it at once. `PAUSER_ROLE` may stop the
/// contract and nothing else. What writes has a role of its own, which each registry names.
///
/// Upgrades. There are none: the code at an address stays what it is, which is what a proof needs. A
/// new registry is deployed and the old one retired: paused for good, naming its successor. What it
/// holds can be read for ever.
abstract contract Registry is AccessControlDefaultAdminRules, Pausable {
    /// @notice May pause.
    bytes32 public constant PAUSER_ROLE = keccak256("PAUSER_ROLE");

    /// @dev Seconds between proposing another administrator and its acceptance.
    uint48 private constant ADMIN_DELAY = 1 days;

    /// @notice The contract that goes on where this one was retired; zero while it is in use.
    address public successor;

    event Retired(address indexed successor);

    /// @notice It was retired: write to the successor.
    error RetiredFor(address successor);
    /// @notice A successor is another contract that is on this chain already.
    error NoSuccessor(address given);

    /// @param administrator holds the administrator's and the pauser's role at first.
    constructor(address administrator) AccessControlDefaultAdminRules(ADMIN_DELAY, administrator) {
        _grantRole(PAUSER_ROLE, administrator);
    }

    /// @notice Stops everything that adds to the registry; reading goes on.
    function pause() external onlyRole(PAUSER_ROLE) {
        _pause();
    }

    /// @notice Ends a pause, which a pauser's stolen key cannot.
    function unpause() external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (successor != address(0)) revert RetiredFor(successor);
        _unpause();
    }

    /// @notice Pauses it for good and says where to go on.
    function retire(address to) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (successor != address(0)) revert RetiredFor(successor);
        if (to == address(this) || to.code.length == 0) revert NoSuccessor(to);
        successor = to;
        if (!paused()) _pause();
        emit Retired(to);
    }
}
