package memory

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"sync"
)

// File is the name that the memory's file has in the folder for the program's state.
const File = "memory.db"

// Boots is the place that counts how often a ghost has booted: 0 before OnFirstBoot. See Count.
const Boots = "boots"

// Errors of Open and Err.
var (
	// ErrNoFile says that this memory was made without a file.
	ErrNoFile = errors.New("memory: without a file")
	// ErrLocked says that another process has the file.
	ErrLocked = errors.New("in use by another process")
	// ErrDamaged says that the file is damaged.
	ErrDamaged = errors.New("damaged")
	// ErrFormat says that the file is sound, but not a memory that this version reads. It was left as it is.
	ErrFormat = errors.New("not a memory of this version: use another file, or move it away")
)

// Errors of the calls that change something. They change nothing.
var (
	// ErrTooLong says that an owner, a name or a value is longer than it may be.
	ErrTooLong = errors.New("memory: too long")
	// ErrInvalid says that a name is empty, or that a text is not UTF-8.
	ErrInvalid = errors.New("memory: not a valid text")
	// ErrClosed says that the memory was closed.
	ErrClosed = errors.New("memory: closed")
)

// Memory is what a program remembers. Any number of goroutines may use it.
type Memory struct {
	bounds [kinds]bounds

	// turn is held by whoever commits, for itself and for all who wait. Only with it may store be used and contents
	// be changed.
	turn  chan struct{}
	store *store // nil without a file
	over  bool   // Close was called

	queue queue

	mu       sync.RWMutex // guards what follows; not held across I/O
	contents contents     // what is on disk
	err      error
}

// New makes an empty memory without a file. What it is told is forgotten with it.
func New() *Memory { return newMemory(usualBounds) }

func newMemory(b [kinds]bounds) *Memory {
	return &Memory{bounds: b, turn: make(chan struct{}, 1), err: ErrNoFile}
}

// Err says why what is set from now on will not outlive the program; nil if it will.
func (m *Memory) Err() error {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.err
}

// Cookie gives the value that a sender left under a name.
func (m *Memory) Cookie(sender, name string) (value string, ok bool) {
	return m.get(cookies, sender, name)
}

// SetCookie keeps a value for a sender under a name. A sender has room for 64 cookies of 4 KiB, and there is room for
// 1,024 senders and for 32 MiB in all. The sender may be empty, the name may not; both have at most 256 bytes. An empty
// value is a value.
//
// It returns when the value is on disk, which takes two syncs of the file: ask from where waiting is allowed. Errors are
// ErrTooLong, ErrInvalid, ErrClosed, the context's when it ends first, the disk's when it takes no more, and ErrDamaged
// when the file broke, without which the memory then goes on. After an error Cookie goes on giving the old value; after
// one of the context or the disk, the next run may find either.
func (m *Memory) SetCookie(ctx context.Context, sender, name, value string) error {
	return m.set(ctx, cookies, sender, name, value)
}

// Property gives the value that was set for a property of a ghost.
func (m *Memory) Property(ghost, name string) (value string, ok bool) {
	return m.get(properties, ghost, name)
}

// SetProperty keeps the value of a property of a ghost; the empty value removes it, as it does in the property system.
// There is room for 64 ghosts with 64 properties of 4 KiB. The ghost may be empty, for what belongs to none. Errors are
// those of SetCookie.
func (m *Memory) SetProperty(ctx context.Context, ghost, name, value string) error {
	if value != "" {
		return m.set(ctx, properties, ghost, name, value)
	}
	return m.change(ctx, func(d *draft) { d.remove(properties, ghost, name) })
}

// Place gives what was noted about a ghost under a name.
func (m *Memory) Place(ghost, name string) (value string, ok bool) {
	return m.get(places, ghost, name)
}

// SetPlace notes a small value about a ghost. There is room for 256 ghosts with 32 places of 1 KiB. Errors are those of
// SetCookie.
func (m *Memory) SetPlace(ctx context.Context, ghost, name, value string) error {
	return m.set(ctx, places, ghost, name, value)
}

// Count adds 1 to a place that holds a whole number and gives the sum; what is missing or no such number counts as 0.
// Two calls never give the same number. Errors are those of SetCookie; the sum is 0 then.
func (m *Memory) Count(ctx context.Context, ghost, name string) (int, error) {
	if err := m.bounds[places].check(ghost, name, ""); err != nil {
		return 0, err
	}
	sum := make(chan int, 1) // not a variable: when ctx ends, somebody else may still be writing it
	err := m.change(ctx, func(d *draft) {
		text, _ := d.get(places, ghost, name)
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n == math.MaxInt {
			n = 0
		}
		d.put(places, ghost, name, strconv.Itoa(n+1))
		sum <- n + 1
	})
	if err != nil {
		return 0, err
	}
	return <-sum, nil
}

// Close waits for the commit that runs and gives the file back. What was set can still be read; changes fail with
// ErrClosed.
func (m *Memory) Close() error {
	m.turn <- struct{}{}
	defer func() { <-m.turn }()
	if m.over {
		return nil
	}
	m.over = true
	m.mu.Lock()
	m.err = ErrClosed
	m.mu.Unlock()
	if m.store == nil {
		return nil
	}
	s := m.store
	m.store = nil
	if err := s.close(); err != nil {
		return fmt.Errorf("memory: close: %w", err)
	}
	return nil
}

func (m *Memory) get(k kind, owner, name string) (value string, ok bool) {
	if o := m.owner(k, owner); o != nil {
		e, ok := o.entries[name]
		return e.value, ok
	}
	return "", false
}

// owner gives what an owner has, frozen; nil if it has nothing.
func (m *Memory) owner(k kind, name string) *owner {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.contents.shelves[k].owners[name]
}

func (m *Memory) set(ctx context.Context, k kind, owner, name, value string) error {
	if err := m.bounds[k].check(owner, name, value); err != nil {
		return err
	}
	return m.change(ctx, func(d *draft) { d.put(k, owner, name, value) })
}
