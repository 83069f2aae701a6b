package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ukatty/tui"
)

// How the panels were left is kept in a file of its own among the program's state: the config is the user's, and nothing but the
// user writes to it. Where two programs run, the one that changes something last has its way with how the panels stand; what was sent
// and said in the other one stays.

// deskFile is where it is kept; "" when there is no place for it.
func deskFile() string {
	return below("XDG_STATE_HOME", filepath.Join(".local", "state"), "panels.json")
}

// deskVersion is that of the form below.
const deskVersion = 1

// deskJSON is the form in which it is written.
type deskJSON struct {
	V     int    `json:"v"`
	Panel string `json:"panel,omitempty"`
	Full  bool   `json:"full,omitempty"`
	Side  string `json:"side,omitempty"`
	Wide  int    `json:"wide,omitempty"`
	Tall  int    `json:"tall,omitempty"`
	// ListWide and ListTall are the share of the list of requests beside and above one that is open.
	ListWide int        `json:"list_wide,omitempty"`
	ListTall int        `json:"list_tall,omitempty"`
	Sent     []sentJSON `json:"sent,omitempty"`
	// Spoken is what was said to ghosts.
	Spoken []string `json:"spoken,omitempty"`
}

type sentJSON struct {
	Event  bool        `json:"event,omitempty"`
	Whole  bool        `json:"whole,omitempty"`
	Fields [][2]string `json:"fields"`
}

// maxDesk is how many bytes the file may have: what is written has fewer, however it is escaped.
const maxDesk = 4 << 20

// readDesk reads how the panels were left. A file that is not there is no error, and means that nothing was left.
func readDesk(path string) (tui.Desk, error) {
	b, err := readSmall(path, maxDesk)
	if errors.Is(err, fs.ErrNotExist) || path == "" {
		return tui.Desk{}, nil
	}
	if err != nil {
		return tui.Desk{}, err
	}
	var d deskJSON
	switch err := json.Unmarshal(b, &d); {
	case err != nil:
		return tui.Desk{}, fmt.Errorf("%s is broken, and will be written anew: %w", path, err)
	case d.V != deskVersion:
		return tui.Desk{}, fmt.Errorf("%s is of another version of the program, and will be written anew", path)
	}
	out := tui.Desk{Panel: d.Panel, Full: d.Full, Side: d.Side, Wide: d.Wide, Tall: d.Tall, ListWide: d.ListWide, ListTall: d.ListTall, Spoken: d.Spoken}
	for _, s := range d.Sent {
		out.Sent = append(out.Sent, tui.Sent{Event: s.Event, Whole: s.Whole, Fields: s.Fields})
	}
	return out, nil
}

// readSmall reads a regular file of at most so many bytes.
func readSmall(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path) // a pipe would be waited for
	if err != nil {
		return nil, err //nolint:wrapcheck // it names the file
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file but a %s", path, kindOf(info.Mode()))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err //nolint:wrapcheck // it names the file
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if int64(len(b)) > most {
		return nil, fmt.Errorf("%s: longer than %d bytes", path, most)
	}
	return b, err //nolint:wrapcheck // it names the file
}

// writeDesk writes how the panels stand, for the user alone: what was sent may be private. The file is there as a whole or as it
// was before.
func writeDesk(path string, d tui.Desk) error {
	out := deskJSON{
		V: deskVersion, Panel: d.Panel, Full: d.Full, Side: d.Side, Wide: d.Wide, Tall: d.Tall, ListWide: d.ListWide, ListTall: d.ListTall,
		Spoken: d.Spoken,
	}
	for _, s := range d.Sent {
		fields := make([][2]string, len(s.Fields))
		for i, f := range s.Fields {
			fields[i] = [2]string{f[0], strings.ToValidUTF8(f[1], "\ufffd")}
		}
		out.Sent = append(out.Sent, sentJSON{s.Event, s.Whole, fields})
	}
	b, err := json.Marshal(out)
	if err != nil {
		return fmt.Errorf("panels: %w", err)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link stays one
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err //nolint:wrapcheck // it names the folder
	}
	f, err := os.CreateTemp(dir, ".panels-*") // with the mode 0600
	if err != nil {
		return err //nolint:wrapcheck // it names the file
	}
	_, err = f.Write(append(b, '\n'))
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err //nolint:wrapcheck // it names the file
}

// desk writes how the panels stand, beside the screen, some time after it has changed.
type desk struct {
	path   string
	newest chan tui.Desk
	fail   func(error)
	// known is all that this program has read, sent or said: what else there is in the file comes from another one. recall fills it
	// before anything is put, and run adds to it.
	known map[string]bool
}

// deskPause is how long more changes are waited for before they are written together.
const deskPause = 500 * time.Millisecond

// newDesk gives a desk that is kept in a file; fail is told once when that cannot be written.
func newDesk(path string, fail func(error)) *desk {
	return &desk{path: path, newest: make(chan tui.Desk, 1), fail: fail, known: map[string]bool{}}
}

// recall reads how the panels were left. It is called before put.
func (d *desk) recall(context.Context) (tui.Desk, error) {
	was, err := readDesk(d.path)
	d.know(was)
	return was, err
}

// put takes how the panels stand now, in the place of what waits to be written. Only one goroutine at a time calls it.
func (d *desk) put(now tui.Desk) {
	select {
	case <-d.newest:
	default:
	}
	d.newest <- now // there is room: only this goroutine sends
}

// run writes until the context ends and all is written. While nothing changes it waits without a clock.
func (d *desk) run(ctx context.Context) {
	failed := false
	write := func(now tui.Desk) {
		if err := d.save(now); err != nil && !failed {
			failed = true
			d.fail(err)
		}
	}
	for {
		select {
		case now := <-d.newest:
			write(d.settled(ctx, now))
		case <-ctx.Done():
			select {
			case now := <-d.newest:
				write(now)
			default:
			}
			return
		}
	}
}

// settled waits until nothing has changed for a while, and gives what came last.
func (d *desk) settled(ctx context.Context, now tui.Desk) tui.Desk {
	for {
		pause := time.NewTimer(deskPause)
		select {
		case now = <-d.newest:
			pause.Stop()
		case <-pause.C:
			return now
		case <-ctx.Done():
			pause.Stop()
			return now
		}
	}
}
