package house

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Where installations are made ready, below the folder of the house, and what is in there: a lock, and a folder of each
// installation.
const (
	workFolder = ".install"
	lockFile   = ".install/lock"
)

// What is in the folder of an installation: what came out of the archive, the folders as they will be and as they were, by
// numbers, and one of the notes.
const (
	unpackedFolder = "archive"
	newFolder      = "new"
	oldFolder      = "old"
	forwardNote    = "forward" // the moves have begun
	backNote       = "back"    // they are taken back
	doneNote       = "done"    // all is where it belongs, and the rest is rubbish
)

// The modes of folders and files: they belong to their user alone.
const (
	dirMode  = 0o700
	fileMode = 0o600
)

// work is an installation that is being made ready. It is used by one goroutine.
type work struct {
	h    House
	root *os.Root // the folder of the house
	lock *os.File
	at   string // its own folder, below root
	// moves are the folders that are to be put in place, by number.
	moves    []string
	progress *progress
}

// begin opens the house, for itself alone, and makes room for an installation. What others left behind is settled first.
func (h House) begin() (*work, error) {
	root, lock, err := h.enter()
	if err != nil {
		return nil, err
	}
	w := &work{h: h, root: root, lock: lock, at: path.Join(workFolder, rand.Text())}
	if err := errors.Join(w.settleOthers(), root.Mkdir(w.at, dirMode)); err != nil {
		w.close()
		return nil, err
	}
	for _, dir := range []string{unpackedFolder, newFolder, oldFolder} {
		if err := root.Mkdir(path.Join(w.at, dir), dirMode); err != nil {
			w.end()
			return nil, err
		}
	}
	return w, nil
}

// enter opens the house for one process, and makes it if it is not there.
func (h House) enter() (*os.Root, *os.File, error) {
	if h.dir == "" {
		return nil, nil, errors.New("there is no folder for what is installed: neither XDG_DATA_HOME nor a home")
	}
	if err := os.MkdirAll(filepath.Join(h.dir, workFolder), dirMode); err != nil {
		return nil, nil, err
	}
	root, err := openDir(h.dir)
	if err != nil {
		return nil, nil, err
	}
	f, err := root.OpenFile(lockFile, os.O_RDWR|os.O_CREATE, fileMode)
	if err == nil {
		err = Lock(f)
	}
	if err != nil {
		if f != nil {
			_ = f.Close() // nothing was written
		}
		_ = root.Close()
		return nil, nil, err
	}
	return root, f, nil
}

// close lets go of the house.
func (w *work) close() { _ = errors.Join(w.lock.Close(), w.root.Close()) } // nothing was written through them

// end removes what is left of an installation and lets go of the house. An installation whose moves are not at their end
// stays: the next one settles it.
func (w *work) end() {
	if !w.noted(forwardNote) && !w.noted(backNote) {
		_ = w.root.RemoveAll(w.at) // what cannot be removed now may be later
	}
	w.close()
}

// Recover brings installations to their end, or back, that were cut off when their process was killed. Its error is ErrBusy
// while another process installs. A house that is not there needs none.
func (h House) Recover() error {
	if h.dir == "" {
		return nil
	}
	if _, err := os.Lstat(filepath.Join(h.dir, workFolder)); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	root, lock, err := h.enter()
	if err != nil {
		return err
	}
	w := &work{h: h, root: root, lock: lock}
	defer w.close()
	return w.settleOthers()
}

// settleOthers settles what processes left behind that are no more.
func (w *work) settleOthers() error {
	names, err := fs.ReadDir(w.root.FS(), workFolder)
	if err != nil {
		return err
	}
	var all error
	for _, d := range names {
		if !d.IsDir() {
			continue
		}
		other := &work{h: w.h, root: w.root, at: path.Join(workFolder, d.Name())}
		if err := other.settle(); err != nil {
			all = errors.Join(all, fmt.Errorf("an installation that was cut off cannot be ended, see %s: %w", filepath.Join(w.h.dir, filepath.FromSlash(other.at)), err))
		}
	}
	return all
}

// settle brings the moves to their end, or back, and removes the rest.
func (w *work) settle() error {
	var err error
	switch {
	case w.noted(doneNote):
	case w.noted(backNote):
		err = w.undo(backNote)
	case w.noted(forwardNote):
		err = w.apply()
	}
	if err != nil {
		return err
	}
	return w.root.RemoveAll(w.at)
}

// noted says whether there is a note.
func (w *work) noted(note string) bool {
	_, err := w.root.Lstat(path.Join(w.at, note))
	return err == nil
}

// commit puts the new folders in place: all of them, or none.
func (w *work) commit() error {
	b, err := json.Marshal(w.moves)
	if err != nil {
		return err
	}
	draft := path.Join(w.at, "draft")
	if err := w.write(draft, b); err != nil {
		return err
	}
	w.h.step()
	if err := w.root.Rename(draft, path.Join(w.at, forwardNote)); err != nil {
		return err
	}
	w.h.step()
	return w.apply()
}

// write writes a file and waits until it is on the disk.
func (w *work) write(name string, b []byte) error {
	f, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// apply makes the moves that are noted, as far as they are not made, or takes them all back.
func (w *work) apply() error {
	err := w.recall(forwardNote)
	for i := 0; err == nil && i < len(w.moves); i++ {
		err = w.put(i)
	}
	if err == nil {
		w.h.step()
		return w.root.Rename(path.Join(w.at, forwardNote), path.Join(w.at, doneNote))
	}
	if turned := w.root.Rename(path.Join(w.at, forwardNote), path.Join(w.at, backNote)); turned != nil {
		return errors.Join(err, turned)
	}
	return errors.Join(err, w.undo(backNote))
}

// recall reads which moves are noted, and believes nothing but what could be there.
func (w *work) recall(note string) error {
	b, err := w.root.ReadFile(path.Join(w.at, note))
	if err != nil {
		return err
	}
	w.moves = nil
	if err := json.Unmarshal(b, &w.moves); err != nil {
		return fmt.Errorf("the note of its moves: %w", err)
	}
	for _, m := range w.moves {
		if !filepath.IsLocal(filepath.FromSlash(m)) || path.Clean(m) != m || m == "." || strings.HasPrefix(m, ".") {
			return fmt.Errorf("the note of its moves names %.80q", m)
		}
	}
	return nil
}

// places are where a folder is made ready, and where the one goes that it takes the place of.
func (w *work) places(i int) (next, last string) {
	n := strconv.Itoa(i)
	return path.Join(w.at, newFolder, n), path.Join(w.at, oldFolder, n)
}

// put puts one folder in place.
func (w *work) put(i int) error {
	next, last := w.places(i)
	if !w.there(next) {
		return nil
	}
	to := w.moves[i]
	if err := w.root.MkdirAll(path.Dir(to), dirMode); err != nil {
		return err
	}
	if w.there(to) {
		if err := w.root.Rename(to, w.free(last)); err != nil {
			return err
		}
		w.h.step()
	}
	if err := w.root.Rename(next, to); err != nil {
		return err
	}
	w.h.step()
	return nil
}

// undo takes back the moves that are noted, the last one first.
func (w *work) undo(note string) error {
	if err := w.recall(note); err != nil {
		return err
	}
	for i := range slices.Backward(w.moves) {
		next, last := w.places(i)
		to := w.moves[i]
		if !w.there(next) && w.there(to) {
			if err := w.root.Rename(to, next); err != nil {
				return err
			}
			w.h.step()
		}
		if !w.there(last) {
			continue
		}
		if w.there(to) {
			if err := w.root.Rename(to, w.free(next)); err != nil {
				return err
			}
		}
		if err := w.root.Rename(last, to); err != nil {
			return err
		}
		w.h.step()
	}
	return w.root.Rename(path.Join(w.at, note), path.Join(w.at, doneNote))
}

// free gives a name that nothing has: this one, or one like it. What a ghost that runs wrote into its folder just when the
// folder was away comes between the moves, and goes with the rest.
func (w *work) free(name string) string {
	if w.there(name) {
		return name + "-" + rand.Text()
	}
	return name
}

// there says whether something is there.
func (w *work) there(name string) bool {
	_, err := w.root.Lstat(name)
	return err == nil
}
