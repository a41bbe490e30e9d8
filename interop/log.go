package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// log is a log whose every leaf was read. It is kept in memory: this is a check of forms, not of very large ledgers.
type log struct {
	files  files
	tree   tlog.Tree
	leaves [][]byte
	// computed holds every hash of the tree as package tlog computes them from the leaves alone.
	computed stored
	// tiles reads the hashes from the published tiles, and holds each to the tree's root.
	tiles tlog.HashReader
}

// stored has the hashes of a tree in tlog's order.
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(s)) {
			return nil, fmt.Errorf("hash %d is beyond the tree", index)
		}
		hashes[i] = s[index]
	}
	return hashes, nil
}

func readLog(files files, tree tlog.Tree) (*log, error) {
	l := &log{files: files, tree: tree}
	for first := int64(0); first < tree.N; first += fullWidth {
		width := int(min(fullWidth, tree.N-first))
		path := bundlePath(first/fullWidth, width)
		bundle, err := files.read(path)
		if err != nil {
			return nil, err
		}
		for len(bundle) >= 2 && int(binary.BigEndian.Uint16(bundle)) <= len(bundle)-2 {
			length := int(binary.BigEndian.Uint16(bundle))
			l.leaves = append(l.leaves, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
		if len(bundle) > 0 || int64(len(l.leaves)) != first+int64(width) {
			return nil, fmt.Errorf("%s does not hold %d entries", path, width)
		}
	}
	for i, leaf := range l.leaves {
		hashes, err := tlog.StoredHashes(int64(i), leaf, l.computed)
		if err != nil {
			return nil, err
		}
		l.computed = append(l.computed, hashes...)
	}
	root, err := tlog.TreeHash(tree.N, l.computed)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, fmt.Errorf("the %d entries give the root %s, not the checkpoint's", tree.N, root)
	}
	fmt.Printf("%d entries give the checkpoint's root (sumdb/tlog TreeHash)\n", tree.N)
	l.tiles = tlog.TileHashReader(tree, &tileReader{files: files, read: map[string][]byte{}})
	return l, nil
}

// checkTiles compares every published tile with the one computed from the leaves, and with the tree head.
func (l *log) checkTiles() error {
	count := 0
	for level := 0; l.tree.N>>(height*level) > 0; level++ {
		hashes := l.tree.N >> (height * level)
		for number := int64(0); number*fullWidth < hashes; number++ {
			tile := tlog.Tile{H: height, L: level, N: number, W: int(min(fullWidth, hashes-number*fullWidth))}
			published, err := l.files.read(tilePath(tile))
			if err != nil {
				return err
			}
			for _, reader := range []tlog.HashReader{l.computed, l.tiles} {
				expected, err := tlog.ReadTileData(tile, reader)
				if err != nil {
					return fmt.Errorf("%s: %w", tilePath(tile), err)
				}
				if !bytes.Equal(expected, published) {
					return fmt.Errorf("%s is not that of the entries", tilePath(tile))
				}
			}
			count++
		}
	}
	fmt.Printf("%d tiles are those of the entries and lead to the root (sumdb/tlog TileHashReader)\n", count)
	return nil
}

// checkRecords proves from the published tiles that each entry is in the tree, and checks the proof.
func (l *log) checkRecords() error {
	for i, leaf := range l.leaves {
		proof, err := tlog.ProveRecord(l.tree.N, int64(i), l.tiles)
		if err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
		if err := tlog.CheckRecord(proof, l.tree.N, l.tree.Hash, int64(i), tlog.RecordHash(leaf)); err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
	}
	fmt.Printf("%d entries are proved to be in the tree (sumdb/tlog CheckRecord)\n", len(l.leaves))
	return nil
}

// checkGrowth proves from the published tiles that the tree continues smaller ones.
func (l *log) checkGrowth() error {
	count := 0
	for size := int64(1); size <= l.tree.N; size += 1 + l.tree.N/97 {
		root, err := tlog.TreeHash(size, l.computed)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(l.tree.N, size, l.tiles)
		if err != nil {
			return fmt.Errorf("size %d: %w", size, err)
		}
		if err := tlog.CheckTree(proof, l.tree.N, l.tree.Hash, size, root); err != nil {
			return fmt.Errorf("size %d: %w", size, err)
		}
		count++
	}
	fmt.Printf("the tree continues those of %d smaller sizes (sumdb/tlog CheckTree)\n", count)
	return nil
}

// checkBodies compares each body that is there with the digest in its leaf.
func (l *log) checkBodies() error {
	if !l.files.whole() {
		return nil
	}
	shown := 0
	for first := int64(0); first < l.tree.N; first += fullWidth {
		path := bodiesPath(first / fullWidth)
		content, err := l.files.read(path)
		if err != nil {
			return err
		}
		lines := bytes.Split(content, []byte("\n"))
		width := min(fullWidth, l.tree.N-first)
		if int64(len(lines)) != width+1 || len(lines[width]) != 0 {
			return fmt.Errorf("%s does not have %d lines", path, width)
		}
		for i, body := range lines[:width] {
			if len(body) == 0 {
				continue
			}
			shown++
			if err := checkBody(body, l.leaves[first+int64(i)]); err != nil {
				return fmt.Errorf("entry %d: %w", first+int64(i), err)
			}
		}
	}
	fmt.Printf("%d bodies fit the digests in their leaves (crypto/sha256)\n", shown)
	return nil
}

func checkBody(body, leaf []byte) error {
	lines := bytes.Split(leaf, []byte("\n"))
	digest := sha256.Sum256(body)
	if len(lines) != 4 || string(lines[2]) != base64.StdEncoding.EncodeToString(digest[:]) {
		return errors.New("the body does not fit its leaf")
	}
	return nil
}

// tileReader gives tlog the published tiles; what it has read it keeps.
type tileReader struct {
	files files
	read  map[string][]byte
}

func (r *tileReader) Height() int { return height }

func (r *tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		path := tilePath(tile)
		if r.read[path] == nil {
			content, err := r.files.read(path)
			if err != nil {
				return nil, err
			}
			r.read[path] = content
		}
		data[i] = r.read[path]
	}
	return data, nil
}

func (r *tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}
