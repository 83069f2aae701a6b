//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package sstp

import (
	"errors"
	"fmt"
)

// OpenSockets fails: without file modes and locks as Unix has them nothing shows whose a socket is.
func OpenSockets(dir string) (*Sockets, error) {
	return nil, fmt.Errorf("sstp: sockets in %s: %w", dir, errors.ErrUnsupported)
}

// Find fails likewise.
func Find(dir string) (control string, ghosts []string, err error) {
	return "", nil, fmt.Errorf("sstp: sockets in %s: %w", dir, errors.ErrUnsupported)
}

func (*Sockets) listen(string, string) (*Socket, error) { return nil, errors.ErrUnsupported }
