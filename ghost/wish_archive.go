package ghost

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"

	"ukatty/sakura/play"
)

// Archives and pictures: \![execute,extractarchive,…], \![execute,compressarchive,…] and \![execute,dumpsurface,…]. EXECUTE
// has the same for clients, and the work is done there.

// planArchive packs or unpacks.
func planArchive(a archiver) planner {
	return func(l *life, c *play.Cue, _ talk) plan {
		params := operands(c)
		o, refused := a.options(params)
		p := plan{kind: AllowArchives, text: fmt.Sprintf("pack %s into %s", operand(c, 1), operand(c, 0))}
		if a.verb == extracting.verb {
			p.text = fmt.Sprintf("unpack %s into %s", operand(c, 0), operand(c, 1))
		}
		complete, failure := "On"+a.verb+"ArchiveComplete", "On"+a.verb+"ArchiveFailure"
		p.fail = func(code string) []link {
			return []link{{id: eventName(o.event, "Failure", failure), refs: []string{o.event, code}}}
		}
		if refused != nil {
			p.why, p.code = refused.Reason, "invalid parameter"
			return p
		}
		archive, folder, open := l.g.opt.below(params[0]), l.g.opt.below(params[1]), l.g.opt.open()
		p.do = func(ctx context.Context, _ *running) outcome {
			sum, err := a.work(open, ctx, archive, folder)
			if err != nil {
				resp, code := failed(err)
				return outcome{p.fail(code), "it failed: " + resp.Reason}
			}
			refs := []string{o.event, strconv.Itoa(sum.Files), strconv.FormatInt(sum.Packed, 10), strconv.FormatInt(sum.Plain, 10)}
			return outcome{[]link{{id: eventName(o.event, "", complete), refs: refs}}, accountOf(sum)}
		}
		return p
	}
}

// below gives the place of a file that a script names: what is not absolute is below ghost/master.
func (o *Options) below(name string) string {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) || o.master() == "" {
		return name
	}
	return filepath.Join(o.master(), name)
}

// planDump writes surfaces as pictures.
func planDump(l *life, c *play.Cue, _ talk) plan {
	params := operands(c)
	p := plan{kind: AllowArchives, text: fmt.Sprintf("write pictures of the surfaces %s to %s", operand(c, 2), operand(c, 0))}
	d, refused := newDump(params)
	if refused != nil {
		p.why = refused.Reason
		return p
	}
	ended := func(n int) []link {
		if d.event == "" {
			return nil
		}
		return []link{{id: d.event, refs: []string{strconv.Itoa(n)}}}
	}
	p.fail = func(string) []link { return ended(0) }
	shell, open := l.g.Shell(), l.g.opt.open()
	if shell == nil {
		p.why = "the ghost has no shell"
		return p
	}
	ids, ok := among(shell.Surfaces(), d.list)
	if !ok || len(ids) == 0 {
		p.why = "the shell has none of them"
		return p
	}
	d.folder = l.g.opt.below(d.folder)
	p.do = func(ctx context.Context, _ *running) outcome {
		n, err := open.dump(ctx, shell, d, ids)
		if err != nil {
			return outcome{ended(n), account(fmt.Sprintf("it failed after %d files", n), err)}
		}
		return outcome{ended(n), fmt.Sprintf("%d files", n)}
	}
	return p
}
