// Reads a log that Mingxuan wrote with other people's programs: Go's own checksum-database code (golang.org/x/mod) and
// Filippo Valsorda's C2SP tools (filippo.io/torchwood). Nothing here knows our format beyond C2SP's texts.
//
// Usage: go run . FOLDER, where FOLDER holds what ../independent.test.ts writes. Prints one line a check; exits with 1
// at the first that fails.
package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run . FOLDER")
		os.Exit(1)
	}
	folder := os.Args[1]
	for _, each := range []struct {
		name string
		run  func(string) (string, error)
	}{
		{"note", checkNote},
		{"policy", checkPolicy},
		{"tiles", checkTiles},
		{"proofs", checkProofs},
		{"consistency", checkConsistency},
	} {
		said, err := each.run(folder)
		if err != nil {
			fmt.Printf("FAULT %s: %v\n", each.name, err)
			os.Exit(1)
		}
		fmt.Printf("ok %s: %s\n", each.name, said)
	}
}

func read(folder, name string) []byte {
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		fmt.Printf("FAULT %v\n", err)
		os.Exit(1)
	}
	return data
}

// The checkpoint opens with the log's Ed25519 key alone; the SM2 line and the cosignatures are lines of unknown keys.
func checkNote(folder string) (string, error) {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(read(folder, "vkey"))))
	if err != nil {
		return "", err
	}
	opened, err := note.Open(read(folder, "checkpoint"), note.VerifierList(verifier))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d known, %d passed over", len(opened.Sigs), len(opened.UnverifiedSigs)), nil
}

// The policy file reads, and the checkpoint meets its quorum.
func checkPolicy(folder string) (string, error) {
	policy, err := torchwood.ParsePolicy(read(folder, "policy"))
	if err != nil {
		return "", err
	}
	head, opened, err := torchwood.VerifyCheckpoint(read(folder, "checkpoint"), policy)
	if err != nil {
		return "", err
	}
	times := 0
	for _, sig := range opened.Sigs {
		// The log's own signature has no time in it: read as one, its first bytes would be any number.
		if at, err := torchwood.CosignatureTimestamp(sig); sig.Name != head.Origin && err == nil && at > 0 {
			times++
		}
	}
	return fmt.Sprintf("%s, %d leaves, %d cosignatures", head.Origin, head.N, times), nil
}

func headOf(folder, name string) (torchwood.Checkpoint, error) {
	text, _, _ := strings.Cut(string(read(folder, name)), "\n\n")
	return torchwood.ParseCheckpoint(text + "\n")
}

// Every leaf is read through the tiles and checked against the root on the way, and is what we say it is.
func checkTiles(folder string) (string, error) {
	head, err := headOf(folder, "checkpoint")
	if err != nil {
		return "", err
	}
	files, err := torchwood.NewTileFS(os.DirFS(folder))
	if err != nil {
		return "", err
	}
	client, err := torchwood.NewClient(files)
	if err != nil {
		return "", err
	}
	count := int64(0)
	for index, entry := range client.AllEntries(context.Background(), head.Tree, 0) {
		var leaf struct {
			Community, Hash, Sm3 string
			Seq, V               int64
		}
		if err := json.Unmarshal(entry, &leaf); err != nil || leaf.V != 1 || len(leaf.Hash) != 64 || len(leaf.Sm3) != 64 {
			return "", fmt.Errorf("leaf %d is no leaf: %s", index, entry)
		}
		count++
	}
	if err := client.Err(); err != nil {
		return "", err
	}
	if count != head.N {
		return "", fmt.Errorf("%d leaves read of %d", count, head.N)
	}
	return fmt.Sprintf("%d leaves read through the tiles", count), nil
}

// Proof files hold for their leaves under the policy, and for no other leaf.
func checkProofs(folder string) (string, error) {
	policy, err := torchwood.ParsePolicy(read(folder, "policy"))
	if err != nil {
		return "", err
	}
	names, err := filepath.Glob(filepath.Join(folder, "proofs", "*.tlog-proof"))
	if err != nil || len(names) == 0 {
		return "", fmt.Errorf("no proofs: %v", err)
	}
	sort.Strings(names)
	for _, name := range names {
		proof, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		leaf, err := os.ReadFile(strings.TrimSuffix(name, ".tlog-proof") + ".leaf")
		if err != nil {
			return "", err
		}
		if err := torchwood.VerifyProof(policy, tlog.RecordHash(leaf), proof); err != nil {
			return "", fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
		if torchwood.VerifyProof(policy, tlog.RecordHash(append(leaf, ' ')), proof) == nil {
			return "", fmt.Errorf("%s holds for another leaf as well", filepath.Base(name))
		}
	}
	return fmt.Sprintf("%d proof files", len(names)), nil
}

// The consistency proof of a request to a witness leads from the older checkpoint to the newer one.
func checkConsistency(folder string) (string, error) {
	older, err := headOf(folder, "older-checkpoint")
	if err != nil {
		return "", err
	}
	head, rest, _ := bytes.Cut(read(folder, "add-checkpoint"), []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	size, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
	if err != nil || size != older.N {
		return "", fmt.Errorf("old size %q", lines[0])
	}
	var proof tlog.TreeProof
	for _, line := range lines[1:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(hash) != tlog.HashSize {
			return "", fmt.Errorf("proof line %q", line)
		}
		proof = append(proof, tlog.Hash(hash))
	}
	text, _, _ := strings.Cut(string(rest), "\n\n")
	newer, err := torchwood.ParseCheckpoint(text + "\n")
	if err != nil {
		return "", err
	}
	if err := tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d leaves continue %d", newer.N, older.N), nil
}
