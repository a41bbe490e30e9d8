package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// The type of a key that signs as a witness does (C2SP tlog-cosignature).
const cosignatureType = 0x04

// signers are those who must all have signed a checkpoint.
type signers struct {
	origin    string
	logs      []note.Verifier
	witnesses []note.Verifier
}

func parseSigners(keys, witnesses []string) (signers, error) {
	var all signers
	for _, key := range keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return all, fmt.Errorf("-key: %w", err)
		}
		if all.origin != "" && all.origin != verifier.Name() {
			return all, errors.New("-key: the keys of one log have one name")
		}
		all.origin = verifier.Name()
		all.logs = append(all.logs, verifier)
	}
	for _, key := range witnesses {
		verifier, err := newCosigner(key)
		if err != nil {
			return all, fmt.Errorf("-witness: %w", err)
		}
		all.witnesses = append(all.witnesses, verifier)
	}
	return all, nil
}

// open says which tree a checkpoint states, once everybody who must has signed it.
func (s signers) open(checkpoint []byte) (tlog.Tree, error) {
	everybody := append(append([]note.Verifier{}, s.logs...), s.witnesses...)
	opened, err := note.Open(checkpoint, note.VerifierList(everybody...))
	if err != nil {
		return tlog.Tree{}, err
	}
	for _, verifier := range everybody {
		signed := false
		for _, signature := range opened.Sigs {
			signed = signed || signature.Name == verifier.Name() && signature.Hash == verifier.KeyHash()
		}
		if !signed {
			return tlog.Tree{}, fmt.Errorf("%s+%08x did not sign it", verifier.Name(), verifier.KeyHash())
		}
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tlog.Tree{}, errors.New("it is not three lines")
	}
	if lines[0] != s.origin {
		return tlog.Tree{}, fmt.Errorf("its origin is %q, not the key's name", lines[0])
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 1 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, errors.New("its second line is no size of 1 or more")
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, err
	}
	return tlog.Tree{N: size, Hash: root}, nil
}

// cosigner verifies what package note does not know: the signature of a witness, which holds a time.
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("a verifier key has three parts")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != cosignatureType {
		return nil, errors.New("a witness's key is of type 04")
	}
	digest := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	id := binary.BigEndian.Uint32(digest[:4])
	if parts[1] != fmt.Sprintf("%08x", id) {
		return nil, errors.New("the key's id is not the key's")
	}
	return &cosigner{parts[0], id, key[1:]}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.id }

func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	signed := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", time)), text...)
	return time > 0 && ed25519.Verify(c.key, signed, signature[8:])
}
