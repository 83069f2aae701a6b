package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// fullDisk takes nothing.
type fullDisk struct{}

var errFullDisk = errors.New("no space left on device")

func (fullDisk) Write([]byte) (int, error) { return 0, errFullDisk }

// A command whose words are lost does not end well, and says why in one line, whoever prints: help texts too.
func TestOutputFails(t *testing.T) {
	for name, value := range environmentOf(t.TempDir()) {
		t.Setenv(name, value)
	}
	for _, line := range []string{
		"help", "--help", "help send", "run -h", "version", "--version", "states", "man", "config", "config --path", "ghosts", "tags", "tags --json",
		"trace x", "check --rules", "check --explain UK001", "completion bash", "completion zsh", "completion fish", "completion powershell",
		"completion --help",
	} {
		t.Run(line, func(t *testing.T) {
			var said bytes.Buffer
			got := command(t.Context(), strings.Fields(line), streams{in: strings.NewReader(""), out: fullDisk{}, err: &said})
			if got != exitFailed {
				t.Errorf("exit code %d, want %d", got, exitFailed)
			}
			text := said.String()
			if !strings.HasPrefix(text, "ukatty: ") || !strings.HasSuffix(text, errFullDisk.Error()+"\n") || strings.Count(text, "\n") != 1 {
				t.Errorf("said %q", text)
			}
		})
	}
}

// environmentOf gives the variables of environment by name.
func environmentOf(dir string) map[string]string {
	all := map[string]string{}
	for _, v := range environment(dir) {
		name, value, _ := strings.Cut(v, "=")
		all[name] = value
	}
	return all
}
