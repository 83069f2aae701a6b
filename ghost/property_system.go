package ghost

import (
	"bytes"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// What the program and the machine say about themselves. What only Linux tells is missing elsewhere, and what costs more
// than a look, such as the load of the processors, everywhere.

// ofSystem gives the properties of the program and of the machine.
func ofSystem() map[string]property {
	table := map[string]property{
		"baseware.name":        {get: func(k *look) (string, bool) { return k.x.b.name, true }},
		"baseware.version":     {get: func(k *look) (string, bool) { return k.x.b.version, true }},
		"system.os.type":       {get: constant(osType())},
		"system.os.arch":       {get: constant(osArch())},
		"system.os.name":       {get: func(*look) (string, bool) { return osName(os.ReadFile) }},
		"system.os.version":    {get: func(*look) (string, bool) { return firstWord(os.ReadFile, "/proc/sys/kernel/osrelease") }},
		"system.os.uptime":     {get: func(*look) (string, bool) { return uptime(os.ReadFile) }},
		"system.os.parenttype": {get: constant("")},
		"system.os.parentname": {get: constant("")},
		"system.cpu.num":       {get: func(*look) (string, bool) { return strconv.Itoa(runtime.NumCPU()), true }},
		"system.memory.phyt":   {get: func(*look) (string, bool) { return inMemory(os.ReadFile, total) }},
		"system.memory.phya":   {get: func(*look) (string, bool) { return inMemory(os.ReadFile, free) }},
		"system.memory.load":   {get: func(*look) (string, bool) { return inMemory(os.ReadFile, load) }},
	}
	for name, of := range times {
		table["system."+name] = property{get: func(*look) (string, bool) { return strconv.Itoa(of(time.Now())), true }}
	}
	return table
}

// times are the properties of the present instant, where the program runs. UKADOC gives no form for the day of the week:
// it is counted from Sunday, 0, as Windows does.
var times = map[string]func(time.Time) int{
	"year":        time.Time.Year,
	"month":       func(t time.Time) int { return int(t.Month()) },
	"day":         time.Time.Day,
	"hour":        time.Time.Hour,
	"minute":      time.Time.Minute,
	"second":      time.Time.Second,
	"millisecond": func(t time.Time) int { return t.Nanosecond() / int(time.Millisecond) },
	"dayofweek":   func(t time.Time) int { return int(t.Weekday()) },
	"os.unixtime": func(t time.Time) int { return int(t.Unix()) },
	"os.timezone.offset": func(t time.Time) int {
		_, east := t.Zone()
		return -east / 60
	},
	"os.dst": func(t time.Time) int {
		if t.IsDST() {
			return 1
		}
		return 0
	},
}

func constant(value string) func(*look) (string, bool) {
	return func(*look) (string, bool) { return value, true }
}

// osType is the kind of system in the spelling of the property.
func osType() string {
	switch runtime.GOOS {
	case "darwin":
		return "Darwin"
	case "freebsd":
		return "FreeBSD"
	default:
		return strings.ToUpper(runtime.GOOS[:1]) + runtime.GOOS[1:]
	}
}

// osArch is the architecture in the spelling of the property.
func osArch() string {
	switch runtime.GOARCH {
	case "386":
		return "x86"
	case "amd64":
		return "x64"
	default:
		return runtime.GOARCH
	}
}

// readFile is os.ReadFile.
type readFile func(name string) ([]byte, error)

// osName gives the name in os-release.
func osName(read readFile) (string, bool) {
	b, err := read("/etc/os-release")
	if err != nil {
		return "", false
	}
	for line := range bytes.Lines(b) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(string(line)), "PRETTY_NAME="); ok {
			return strings.Trim(value, `"'`), true
		}
	}
	return "", false
}

// firstWord gives the first word of a file.
func firstWord(read readFile, name string) (string, bool) {
	b, err := read(name)
	words := strings.Fields(string(b))
	if err != nil || len(words) == 0 {
		return "", false
	}
	return words[0], true
}

// uptime gives for how many whole seconds the system has run.
func uptime(read readFile) (string, bool) {
	word, ok := firstWord(read, "/proc/uptime")
	seconds, _, _ := strings.Cut(word, ".")
	return seconds, ok
}

// inMemory gives a figure of the machine's memory, of how many KiB there are and how many are free.
func inMemory(read readFile, figure func(all, free int) int) (string, bool) {
	b, err := read("/proc/meminfo")
	if err != nil {
		return "", false
	}
	kib := map[string]int{}
	for line := range bytes.Lines(b) {
		name, rest, _ := strings.Cut(string(line), ":")
		if words := strings.Fields(rest); len(words) > 0 {
			kib[name], _ = strconv.Atoi(words[0]) // what is no number counts as none
		}
	}
	all, free := kib["MemTotal"], kib["MemAvailable"]
	if all <= 0 || free <= 0 || free > all {
		return "", false
	}
	return strconv.Itoa(figure(all, free)), true
}

func total(all, _ int) int   { return all >> 10 }
func free(_, free int) int   { return free >> 10 }
func load(all, free int) int { return (all - free) * 100 / all }
