package main

import (
	"os"
	"path/filepath"
)

// configFile is where the config is looked for; "" when there is no place for it.
func configFile() string { return below("XDG_CONFIG_HOME", ".config", "config.toml") }

// logFile is where our own log lines go; "" when there is no place for them.
func logFile() string { return below("XDG_STATE_HOME", filepath.Join(".local", "state"), "log") }

// below gives the path of a file of ours by the XDG Base Directory Specification: below the folder that the variable
// names, which counts only when it is absolute, or else below the user's home.
func below(variable, home, name string) string {
	dir := os.Getenv(variable)
	if !filepath.IsAbs(dir) {
		h, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(h, home)
	}
	return filepath.Join(dir, "ukatty", name)
}
