package main

import (
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/tlog"
)

// treeHead is a tree as the service's consistency proofs name it.
type treeHead struct {
	Size int64
	Root string
}

// checkConsistency verifies a consistency proof (RFC 9162, 2.1.4) as the service answers it, and as dossiers hold it. Its roots must be those of the entries.
func (l *log) checkConsistency(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var given struct {
		From, To treeHead
		Hashes   []string
	}
	if err := json.Unmarshal(content, &given); err != nil {
		return err
	}
	var proof tlog.TreeProof
	for _, text := range given.Hashes {
		hash, err := tlog.ParseHash(text)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	from, err := l.head(given.From)
	if err != nil {
		return err
	}
	to, err := l.head(given.To)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, to.N, to.Hash, from.N, from.Hash); err != nil {
		return err
	}
	fmt.Printf("%s: the tree of %d entries is proved to begin with that of %d (sumdb/tlog CheckTree)\n", path, to.N, from.N)
	return nil
}

// head is the tree that is named, when its root is the one that the entries give.
func (l *log) head(named treeHead) (tlog.Tree, error) {
	if named.Size < 1 || named.Size > l.tree.N {
		return tlog.Tree{}, fmt.Errorf("it names a tree of %d entries", named.Size)
	}
	root, err := tlog.TreeHash(named.Size, l.computed)
	if err != nil {
		return tlog.Tree{}, err
	}
	if root.String() != named.Root {
		return tlog.Tree{}, fmt.Errorf("it names another root of the first %d entries", named.Size)
	}
	return tlog.Tree{N: named.Size, Hash: root}, nil
}
