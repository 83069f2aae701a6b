package sstp

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

const (
	// controlName is the name of the control socket.
	controlName = "control"
	// idSize is how many hexadecimal digits the id of a ghost has, which is the name of its socket.
	idSize = 32
	// maxSocketPath is how many bytes the path of a socket may have: systems take 103 to 107.
	maxSocketPath = 100
)

// ErrSocketTaken says that another program answers at the socket that was to be made.
var ErrSocketTaken = errors.New("sstp: another program has this socket")

// SocketDir gives the directory for the sockets of a user, by the rule that the package comment lays down for everybody:
// "ukatty" in runtimeDir ($XDG_RUNTIME_DIR), or "ukatty-" and the user's number in tempDir ($TMPDIR, or /tmp) where
// runtimeDir is not absolute or the path of a socket in it would have more than 100 bytes.
func SocketDir(runtimeDir, tempDir string, uid int) string {
	dir := filepath.Join(runtimeDir, "ukatty")
	if filepath.IsAbs(runtimeDir) && len(socketPath(dir, strings.Repeat("0", idSize))) <= maxSocketPath {
		return dir
	}
	return filepath.Join(tempDir, "ukatty-"+strconv.Itoa(uid))
}

func socketPath(dir, name string) string { return filepath.Join(dir, name) }

// isID says whether a name is the id of a ghost.
func isID(name string) bool {
	return len(name) == idSize && strings.Trim(name, "0123456789abcdef") == ""
}

// Sockets is a directory of Unix sockets that only its user can enter.
type Sockets struct{ dir string }

// Ghost makes the socket of the ghost with that id of 32 hexadecimal digits.
func (s *Sockets) Ghost(id string) (*Socket, error) {
	if !isID(id) {
		return nil, fmt.Errorf("sstp: %s is no id of a ghost", clip(id))
	}
	return s.listen(id, id)
}

// Control makes the control socket. There is one in a directory, that of the first baseware: ErrSocketTaken for others.
func (s *Sockets) Control() (*Socket, error) { return s.listen(controlName, "") }

// Socket is a Unix socket to Serve on. Closing it takes it out of its directory.
type Socket struct {
	net.Listener
	path     string
	receiver string      // id of the ghost; "" for the control socket
	self     os.FileInfo // as it was made
	remove   sync.Once
}

// Path gives where the socket stands.
func (s *Socket) Path() string { return s.path }

// Close ends the listening. The file goes first, so that nobody finds it dead, and only if it is still the one that was
// made: whoever removed it by hand may have let another program in.
func (s *Socket) Close() error {
	s.remove.Do(func() {
		if now, err := os.Lstat(s.path); err == nil && s.self != nil && os.SameFile(now, s.self) {
			_ = os.Remove(s.path) // whoever comes next removes what is dead
		}
	})
	return s.Listener.Close()
}
