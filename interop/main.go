// Checks a ledger's export, or its public address, with code that this project did not write: signatures by
// golang.org/x/mod/sumdb/note, trees and proofs by golang.org/x/mod/sumdb/tlog. Only the reading of file names and of
// the C2SP text forms is our own.
//
// Exit codes: 0 all is verified; 1 something is not; 2 the arguments are wrong.
package main

import (
	"flag"
	"fmt"
	"os"
)

// list is a flag that may be given more than once.
type list []string

func (l *list) String() string         { return fmt.Sprint(*l) }
func (l *list) Set(value string) error { *l = append(*l, value); return nil }

func main() {
	var keys, witnesses, proofs, consistencies list
	flag.Var(&keys, "key", "verifier key of the log; once for each key that must have signed")
	flag.Var(&witnesses, "witness", "verifier key of a witness that must have cosigned")
	flag.Var(&proofs, "proof", "a .tlog-proof file to verify as well")
	flag.Var(&consistencies, "consistency", "a consistency proof, as the service answers it, to verify as well")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: interop -key VKEY [-witness VKEY]... [-proof FILE]... [-consistency FILE]... EXPORT-FOLDER|URL")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || len(keys) == 0 {
		flag.Usage()
		os.Exit(2)
	}
	signers, err := parseSigners(keys, witnesses)
	if err != nil {
		fmt.Fprintln(os.Stderr, "interop:", err)
		os.Exit(2)
	}
	if err := check(newFiles(flag.Arg(0)), signers, proofs, consistencies); err != nil {
		fmt.Fprintln(os.Stderr, "interop: NOT VERIFIED:", err)
		os.Exit(1)
	}
}

func check(files files, signers signers, proofs, consistencies []string) error {
	checkpoint, err := files.read("checkpoint")
	if err != nil {
		return err
	}
	tree, err := signers.open(checkpoint)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	fmt.Printf("checkpoint of %d entries, root %s: signed by %d log keys, cosigned by %d witnesses (sumdb/note)\n",
		tree.N, tree.Hash, len(signers.logs), len(signers.witnesses))
	log, err := readLog(files, tree)
	if err != nil {
		return err
	}
	if err := log.checkTiles(); err != nil {
		return err
	}
	if err := log.checkRecords(); err != nil {
		return err
	}
	if err := log.checkGrowth(); err != nil {
		return err
	}
	if err := log.checkBodies(); err != nil {
		return err
	}
	for _, proof := range proofs {
		if err := checkProof(proof, signers); err != nil {
			return fmt.Errorf("%s: %w", proof, err)
		}
	}
	for _, path := range consistencies {
		if err := log.checkConsistency(path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}
