// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "./Registry.sol";

/// @title AnchorRegistry
/// @notice Holds the roots of Merkle trees (RFC 9162 with SHA-256), each at most once, with the block
/// and the time of that block: whoever is shown a leaf, its salt and its path can check that the leaf
/// existed then, and needs nobody's word for it.
/// @dev A leaf is a salted commitment. Nothing else ever comes here: no person, no amount, no score,
/// and no leaf. There is no way to change or remove a root, for anybody.
contract AnchorRegistry is Registry {
    /// @notice May anchor.
    bytes32 public constant ANCHOR_ROLE = keccak256("ANCHOR_ROLE");

    /// @dev One word of storage.
    /// @param blockNumber 0 = the root was never anchored
    /// @param timestamp of that block, in seconds since 1970
    /// @param leafCount of the tree: without it a path could be read as one of another tree
    /// @param kind what the leaves are; docs/contracts.md lists the numbers, and more may follow
    struct Anchor {
        uint64 blockNumber;
        uint64 timestamp;
        uint32 leafCount;
        uint16 kind;
    }

    mapping(bytes32 root => Anchor) private _anchors;

    /// @param by who anchored it
    event Anchored(bytes32 indexed root, uint16 indexed kind, uint32 leafCount, address indexed by);

    error EmptyRoot();
    error EmptyTree();
    error NoKind();
    error AlreadyAnchored(bytes32 root, uint64 blockNumber);

    /// @param administrator see {Registry}
    /// @param anchorer the first that may anchor
    constructor(address administrator, address anchorer) Registry(administrator) {
        _grantRole(ANCHOR_ROLE, anchorer);
    }

    /// @notice Keeps the root of a tree, with this block and its time.
    /// @param root not zero, and not anchored before
    /// @param leafCount 1 or more
    /// @param kind 1 or more
    function anchor(bytes32 root, uint32 leafCount, uint16 kind)
        external
        whenNotPaused
        onlyRole(ANCHOR_ROLE)
    {
        if (root == bytes32(0)) revert EmptyRoot();
        if (leafCount == 0) revert EmptyTree();
        if (kind == 0) revert NoKind();
        uint64 earlier = _anchors[root].blockNumber;
        if (earlier != 0) revert AlreadyAnchored(root, earlier);
        _anchors[root] = Anchor(uint64(block.number), uint64(block.timestamp), leafCount, kind);
        emit Anchored(root, kind, leafCount, msg.sender);
    }

    /// @notice Block, time, number of leaves and kind of a root; all zero where it was not anchored.
    function anchorOf(bytes32 root) external view returns (Anchor memory) {
        return _anchors[root];
    }
}
