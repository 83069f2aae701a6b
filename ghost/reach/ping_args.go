package reach

import (
	"math"
	"net/netip"
	"runtime"
	"strconv"
	"time"
)

// args are those of the program ping for one packet. Each system has its own.
func (p Ping) args(to netip.Addr) []string { return p.argsOn(runtime.GOOS, to) }

// argsOn gives the arguments on a system.
func (p Ping) argsOn(system string, to netip.Addr) []string {
	seconds := strconv.Itoa(int(math.Ceil(p.Timeout.Seconds())))
	ms := strconv.Itoa(int(p.Timeout / time.Millisecond))
	size, ttl := strconv.Itoa(p.Size), strconv.Itoa(p.TTL)
	var args, whole []string
	switch system {
	case "windows":
		args, whole = []string{"-n", "1", "-w", ms, "-l", size, "-i", ttl}, []string{"-f"}
	case "darwin", "freebsd":
		args, whole = []string{"-n", "-c", "1", "-W", ms, "-s", size, "-m", ttl}, []string{"-D"}
	case "linux":
		args, whole = []string{"-n", "-c", "1", "-W", seconds, "-s", size, "-t", ttl}, []string{"-M", "do"}
	default:
		args = []string{"-n", "-c", "1", "-s", size}
	}
	if p.Whole {
		args = append(args, whole...)
	}
	return append(args, to.String())
}
