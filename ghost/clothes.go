package ghost

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What is worn outlives the run, by ghost: the shell, and of each shell the dress-up parts. No document of the field says so,
// but users of other basewares expect it. The parts are one entry of the memory for each shell, "0=1,3;1=2": scopes with the
// numbers of their parts.

const (
	// keepTime is how long the memory may take to keep it.
	keepTime = 5 * time.Second
	// maxClothesName is how many bytes of a shell's name are remembered.
	maxClothesName = 128
	// shellEntry is the entry for the shell: its folder.
	shellEntry = "shell"
)

// folder gives what a shell is remembered by: its folder, which has one name wherever the ghost lies, or else its own name.
func (p ShellPlace) folder() string {
	name := p.Name
	if p.Dir != "" {
		name = folderName(p.Dir)
	}
	return clip(name, maxClothesName)
}

// entry gives the name of the entry for the dress-up parts of a shell.
func (p ShellPlace) entry() string { return "clothes:" + p.folder() }

// keepClothes has what is worn kept.
func (l *life) keepClothes() { l.keep(l.g.worn().entry(), clothesText(l.clothes)) }

// keep has the courier write an entry into the memory, once for all that changes until it comes to that.
func (l *life) keep(entry, value string) {
	if l.g.b == nil {
		return
	}
	if l.unkept == nil {
		l.unkept = map[string]string{}
	}
	l.unkept[entry] = value
	if l.keeping {
		return
	}
	l.keeping = true
	l.dispatch("what is worn", func(ctx context.Context) func(*life) {
		err := l.g.write(ctx, l.g.unkeptNow(ctx))
		if err == nil {
			return nil
		}
		return func(l *life) { l.note("what is worn will not be remembered: %v", err) }
	}, func(l *life) { l.keeping = false })
}

// unkeptNow takes from the ghost what is to be kept; nil when it has left, which sees to it by itself.
func (g *Ghost) unkeptNow(ctx context.Context) map[string]string {
	all := make(chan map[string]string, 1)
	if g.post(ctx, func(l *life) {
		all <- l.unkept
		l.unkept, l.keeping = nil, false
	}) != nil {
		return nil
	}
	return <-all // a ghost that has taken a letter reads it, whatever ends meanwhile
}

// write writes entries into the memory. The end of the ghost's life does not break that off.
func (g *Ghost) write(ctx context.Context, entries map[string]string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), keepTime)
	defer cancel()
	for entry, value := range entries {
		if err := g.b.home.Memory.SetPlace(ctx, g.place(), entry, value); err != nil {
			return err
		}
	}
	return nil
}

// keepRest keeps what the courier has not come to, at the end of the life.
func (l *life) keepRest(ctx context.Context) {
	if err := l.g.write(ctx, l.unkept); err != nil {
		l.note("what is worn will not be remembered: %v", err)
	}
}

// clothesText writes what the scopes wear.
func clothesText(clothes map[int]string) string {
	all := make([]string, 0, len(clothes))
	for scope, worn := range clothes {
		all = append(all, strconv.Itoa(scope)+"="+worn)
	}
	slices.Sort(all)
	return strings.Join(all, ";")
}

// remembered gives what was worn with the shell in an earlier run, as far as the shell has it; nil for what the shell says.
func (l *life) remembered() map[int]string {
	if l.g.b == nil || l.g.Shell() == nil {
		return nil
	}
	text, ok := l.g.recall(l.g.worn().entry())
	if !ok {
		return nil
	}
	clothes := map[int]string{}
	for item := range strings.SplitSeq(text, ";") {
		scope, worn, _ := strings.Cut(item, "=")
		if n, ok := ordinal(scope); ok && n < maxNamed {
			clothes[n] = worn
		}
	}
	return l.fitting(clothes)
}
