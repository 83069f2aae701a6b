package tui

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"ukatty/ghost/journal"
	"ukatty/tui/cell"
)

// Plain writes what happens as plain lines until the context ends: who first, then what, a line for each thing, nothing
// ever written over; for logs, pipes and screen readers. It begins with the addresses and notices, and goes on with the
// journal. What is already in the journal when the context ends is still written. When the writer was too slow a line says
// how many are missing. The error is that of the writer.
func Plain(ctx context.Context, w io.Writer, o Options) error {
	var cursor uint64
	var lines plainLines
	out := appendOptions(nil, &o)
	if o.Late != nil {
		if n := o.Late(ctx); n != "" {
			out = appendLine(out, textTitle, n)
		}
	}
	for {
		if len(out) > 0 {
			if _, err := w.Write(out); err != nil {
				return err //nolint:wrapcheck // whoever gave the writer knows what it is
			}
		}
		if o.Journal == nil {
			<-ctx.Done()
			return nil
		}
		entries, next, lost, err := o.Journal.Wait(ctx, cursor)
		if err != nil {
			return nil //nolint:nilerr // the end of the context is the end that was asked for
		}
		cursor, out = next, out[:0]
		if lost > 0 {
			out = appendLine(out, textTitle, strconv.Itoa(lost)+" "+plural(lost, textLeftOutOne, textLeftOut))
		}
		for i := range entries {
			out = lines.entry(out, &entries[i])
		}
	}
}

// appendOptions writes what is known from the start.
func appendOptions(b []byte, o *Options) []byte {
	for _, n := range slices.Concat(o.Remarks, o.Notices) {
		b = appendLine(b, textTitle, n)
	}
	if len(o.Addresses) == 0 {
		return appendLine(b, textTitle, textNoAddress)
	}
	return appendLine(b, textTitle, textListening+" "+strings.Join(o.Addresses, " "))
}

// plainLines writes entries as lines. What is of the first ghost that there was says so by the names of its characters alone; others
// are named behind them.
type plainLines struct{ first string }

// of gives what stands behind the name of somebody of a ghost.
func (p *plainLines) of(ghost string) string {
	if p.first == "" {
		p.first = ghost
	}
	if ghost == p.first || ghost == "" {
		return ""
	}
	return " (" + ghost + ")"
}

// entry writes an entry.
func (p *plainLines) entry(b []byte, e *journal.Entry) []byte {
	of, who := p.of(e.Ghost), e.Name
	if who == "" {
		who = scopeTag(e.Scope)
	}
	who += of
	switch e.Kind {
	case journal.Said:
		for line := range strings.SplitSeq(e.Text, "\n") {
			if cell.Clean(line) != "" {
				b = appendLine(b, who, line)
			}
		}
		return b
	case journal.Surface:
		return appendLine(b, who, "("+textSurface+" "+e.Text+")")
	case journal.Choice:
		return appendLine(b, who, "("+textOffers+") "+e.Text)
	case journal.Asked:
		if r := e.Request; r != nil {
			return appendLine(b, "SSTP"+of, strings.TrimSpace(requestWords(r)+": "+statusWords(r)+" "+requestWhy(r)))
		}
	}
	who = e.Ghost
	if who == "" {
		who = textTitle
	}
	return appendLine(b, who, e.Text)
}

// appendLine writes one line, which nothing in who or what can make two of.
func appendLine(b []byte, who, what string) []byte {
	b = append(b, cell.Clean(who)...)
	b = append(b, ": "...)
	b = append(b, cell.Clean(what)...)
	return append(b, '\n')
}

// plural chooses the word for a number.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
