package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	height          = 8
	fullWidth       = 1 << height
	mostBytes       = 64 << 20
	patienceSeconds = 30
)

// files are those of an export: in a folder, or where a web server shows them.
type files interface {
	read(path string) ([]byte, error)
	// whole tells whether the files beside the log, such as the bodies, are there too.
	whole() bool
}

func newFiles(where string) files {
	if strings.HasPrefix(where, "http://") || strings.HasPrefix(where, "https://") {
		return &served{strings.TrimSuffix(where, "/"), &http.Client{Timeout: patienceSeconds * time.Second}}
	}
	return folder(where)
}

type folder string

func (f folder) read(path string) ([]byte, error) {
	return os.ReadFile(filepath.Join(string(f), filepath.FromSlash(path)))
}

func (f folder) whole() bool { return true }

type served struct {
	url    string
	client *http.Client
}

func (s *served) read(path string) ([]byte, error) {
	answer, err := s.client.Get(s.url + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s/%s: %s", s.url, path, answer.Status)
	}
	return io.ReadAll(io.LimitReader(answer.Body, mostBytes))
}

func (s *served) whole() bool { return false }

// tilePath is where C2SP tlog-tiles has a tile. The sumdb has its height in the path and no names for entries.
func tilePath(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
}

// bundlePath is where the entries below a tile of level 0 are.
func bundlePath(number int64, width int) string {
	tile := tlog.Tile{H: height, L: 0, N: number, W: width}
	return strings.Replace(tilePath(tile), "tile/0/", "tile/entries/", 1)
}

// bodiesPath is where the bodies of 256 entries are.
func bodiesPath(number int64) string {
	tile := tlog.Tile{H: height, L: 0, N: number, W: fullWidth}
	return strings.Replace(tilePath(tile), "tile/0/", "bodies/", 1) + ".jsonl"
}
