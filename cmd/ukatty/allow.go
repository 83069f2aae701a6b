package main

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"ukatty/ghost"
)

// permissions are the key allow of the config. As a table they say what scripts may do beyond the terminal without being
// asked each time, and which other machines may send requests; as a list they are the latter alone.
//
//	[allow]
//	networks = ["192.0.2.0/24"]
//	browser = true
type permissions struct {
	// Networks are those of other machines that may send requests.
	Networks []string
	// Wishes are the kinds of wishes that are granted.
	Wishes ghost.Allow
	// unknown are the keys that mean nothing, in the order of the alphabet.
	unknown []string
}

// permit tells a ghost what its scripts may do beyond the terminal, and with which folders: those of the program's own data.
// The ghost that comes with the program has no folder of its own; what it fetches is kept where it would have one.
func (p *session) permit(o *ghost.Options) {
	o.Allow = p.wishes
	dir := dataDir()
	if dir == "" {
		return
	}
	o.Folders = []string{dir}
	if o.Dir == "" {
		o.Var = filepath.Join(dir, "ghost", "ukatty", "ghost", "master", "var")
	}
}

// networksKey is the key of the table that holds the networks; all others are kinds of wishes.
const networksKey = "networks"

// UnmarshalTOML reads a list or a table.
func (p *permissions) UnmarshalTOML(value any) error {
	table, ok := value.(map[string]any)
	if !ok {
		return p.setNetworks("allow", value)
	}
	for _, key := range slices.Sorted(maps.Keys(table)) {
		if key == networksKey {
			if err := p.setNetworks("allow."+key, table[key]); err != nil {
				return err
			}
			continue
		}
		kind, known := ghost.ParseAllow(key)
		granted, isBool := table[key].(bool)
		switch {
		case !known:
			p.unknown = append(p.unknown, key)
		case !isBool:
			return fmt.Errorf("allow.%s: must be true or false", key)
		case granted:
			p.Wishes |= kind
		}
	}
	return nil
}

// setNetworks reads a list of strings.
func (p *permissions) setNetworks(key string, value any) error {
	list, ok := value.([]any)
	p.Networks = make([]string, len(list))
	for i := range list {
		if p.Networks[i], ok = list[i].(string); !ok {
			break
		}
	}
	if !ok {
		return errors.New(key + ": must be a list of strings, or allow a table")
	}
	return nil
}

// check says what is wrong with the values, and the key that it is about.
func (p *permissions) check() (key string, err error) {
	if len(p.unknown) > 0 {
		key := "allow." + p.unknown[0]
		known := []string{"allow." + networksKey}
		for _, kind := range ghost.Kinds() {
			known = append(known, "allow."+kind)
		}
		return key, unknownKey(key, known)
	}
	if _, err := prefixes(p.Networks); err != nil {
		return "allow." + networksKey, fmt.Errorf("allow.networks: %w", err)
	}
	return "", nil
}
