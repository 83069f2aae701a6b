package ghost

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
)

// What is worn of dress-up parts outlives the run, by ghost and shell: no document of the field says so, but users of other
// basewares expect it. It is one entry of the memory for each shell, "0=1,3;1=2": scopes with the numbers of their parts.

// keepTime is how long the memory may take to keep it.
const keepTime = 5 * time.Second

// maxClothesName is how many bytes of a shell's name are in the name of its entry.
const maxClothesName = 128

// entry gives the name of the entry for a shell: by its folder, which has one name wherever the ghost lies.
func (p ShellPlace) entry() string {
	name := p.Name
	if p.Dir != "" {
		name = folderName(p.Dir)
	}
	return "clothes:" + clip(name, maxClothesName)
}

// keepClothes has the courier keep what is worn, once for all that changes until it comes to that.
func (l *life) keepClothes() {
	if l.g.b == nil || l.keeping {
		return
	}
	l.keeping = true
	l.dispatch("what is worn", func(ctx context.Context) func(*life) {
		entry, worn, ok := l.g.clothesNow(ctx)
		if !ok {
			return nil
		}
		ctx, cancel := context.WithTimeout(ctx, keepTime)
		defer cancel()
		if err := l.g.b.home.Memory.SetPlace(ctx, l.g.opt.Identity.Name, entry, worn); err != nil {
			return func(l *life) { l.note("what is worn will not be remembered: %v", err) }
		}
		return nil
	}, func(l *life) { l.keeping = false })
}

// clothesNow asks the ghost what it wears, for the courier; not ok when it has left.
func (g *Ghost) clothesNow(ctx context.Context) (entry, worn string, ok bool) {
	said := make(chan [2]string, 1)
	if g.post(ctx, func(l *life) {
		l.keeping = false
		said <- [2]string{g.worn().entry(), clothesText(l.clothes)}
	}) != nil {
		return "", "", false
	}
	select {
	case s := <-said:
		return s[0], s[1], true
	case <-g.gone:
	case <-ctx.Done():
	}
	return "", "", false
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
	text, ok := l.g.b.home.Memory.Place(l.g.opt.Identity.Name, l.g.worn().entry())
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
