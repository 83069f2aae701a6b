package house

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"ukatty/ghost/nar"
)

// job is one thing that is to be installed: files of the archive that go to a folder.
type job struct {
	kind nar.Kind
	name string
	host string // the ghost that it goes to, by name
	// from is the folder that was unpacked, to the one to install into; both below the folder of the house.
	from, to string
	refresh  nar.Refresh
	skip     map[string]bool // folders that other jobs take, folded
	in       nar.Install
}

// plan reads what was unpacked and says what there is to do: ghosts first, since shells may be for them.
func (i *installing) plan() ([]job, error) {
	if err := i.findTop(); err != nil {
		return nil, err
	}
	in, err := i.instructions(i.top)
	if err != nil {
		return nil, err
	}
	jobs := i.jobsOf(in, i.top)
	if in.Kind == nar.Package {
		if jobs, err = i.contents(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(jobs, func(a, b job) int { return cmp.Compare(rank(a.kind), rank(b.kind)) })
	guests, err := i.newcomers(jobs)
	if err != nil {
		return nil, err
	}
	for n := range jobs {
		if err := i.address(&jobs[n], guests); err != nil {
			return nil, err
		}
	}
	if to := i.order.To; to != "" && !slices.ContainsFunc(jobs, job.hasHost) {
		i.report.Notes = append(i.report.Notes, fmt.Sprintf("there is no shell or supplement in it, so that --to %.80q does nothing", to))
	}
	return jobs, nil
}

// hasHost says whether the files go to a ghost that is another thing than themselves.
func (j job) hasHost() bool { return j.kind == nar.Shell || j.kind == nar.Supplement }

// rank orders jobs: what others go into comes first.
func rank(k nar.Kind) int {
	switch k {
	case nar.Ghost:
		return 0
	case nar.Supplement:
		return 1
	case nar.Shell:
		return 2
	default:
		return 3
	}
}

// findTop finds the folder that holds install.txt: the top, or the only folder there.
func (i *installing) findTop() error {
	i.top = path.Join(i.at, unpackedFolder)
	for {
		if _, ok := member(i.root.FS(), i.top, "install.txt"); ok {
			return nil
		}
		names, err := fs.ReadDir(i.root.FS(), i.top)
		if err != nil {
			return err
		}
		names = slices.DeleteFunc(names, func(d fs.DirEntry) bool { return isLitter(d.Name()) })
		if len(names) != 1 || !names[0].IsDir() || path.Base(i.top) != unpackedFolder {
			return ErrNoInstall
		}
		i.top = path.Join(i.top, names[0].Name())
	}
}

// instructions reads the install.txt of a folder.
func (i *installing) instructions(dir string) (nar.Install, error) {
	sub, err := fs.Sub(i.root.FS(), dir)
	if err != nil {
		return nar.Install{}, err
	}
	called := strings.TrimPrefix(strings.TrimPrefix(dir, i.top), "/")
	b, file, err := read(sub, called, "install.txt")
	if err != nil {
		return nar.Install{}, err
	}
	return nar.ParseInstall(file, b)
}

// jobsOf gives the jobs of one install.txt: the thing itself and what it brings along.
func (i *installing) jobsOf(in nar.Install, dir string) []job {
	main := job{kind: in.Kind, name: in.Name, from: dir, refresh: in.Refresh, in: in, skip: map[string]bool{}}
	if in.Kind == nar.Supplement {
		main.skip[nar.Fold(path.Join(dir, "install.txt"))] = true // the ghost keeps its own
	}
	all := []job{}
	for _, p := range in.Parts {
		from := i.spell(dir, p.Source)
		info, err := i.root.Lstat(from)
		if err != nil || !info.IsDir() {
			i.report.Notes = append(i.report.Notes, fmt.Sprintf("%s: there is no folder %s, which it says it brings along", in.Name, p.Source))
			continue
		}
		main.skip[nar.Fold(from)] = true
		all = append(all, job{
			kind: p.Kind, name: p.Directory, from: from, refresh: p.Refresh,
			in:   nar.Install{Kind: p.Kind, Directory: p.Directory},
			skip: map[string]bool{nar.Fold(path.Join(from, "install.txt")): true},
		})
	}
	return append([]job{main}, all...)
}

// contents gives the jobs of a package: of each folder in it. A package in a package is none.
func (i *installing) contents() ([]job, error) {
	names, err := fs.ReadDir(i.root.FS(), i.top)
	if err != nil {
		return nil, err
	}
	var all []job
	for _, d := range names {
		dir := path.Join(i.top, d.Name())
		if _, ok := member(i.root.FS(), dir, "install.txt"); !d.IsDir() || !ok {
			continue
		}
		in, err := i.instructions(dir)
		if err != nil {
			return nil, err
		}
		if in.Kind == nar.Package {
			return nil, fmt.Errorf("%w: %.80q is a package in a package", ErrRefused, d.Name())
		}
		all = append(all, i.jobsOf(in, dir)...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%w: it is a package, and there is no folder with an install.txt in it", ErrRefused)
	}
	return all, nil
}

// newcomers reads the ghosts among the jobs, with the folders that they will have.
func (i *installing) newcomers(jobs []job) ([]Ghost, error) {
	var all []Ghost
	for _, j := range jobs {
		if j.kind != nar.Ghost {
			continue
		}
		sub, err := fs.Sub(i.root.FS(), j.from)
		if err != nil {
			return nil, err
		}
		g, err := readGhost(sub, filepath.Join(i.h.folder(nar.Ghost), j.in.Directory), "")
		if err != nil {
			// Files that are there already may be what it lacks.
			if g, err = ReadGhost(filepath.Join(i.h.dir, filepath.FromSlash(i.place(nar.Ghost, j.in.Directory)))); err != nil {
				continue
			}
		}
		all = append(all, g)
	}
	return all, nil
}

// place gives the folder of a thing, as it is spelled when it is there.
func (w *work) place(kind nar.Kind, name string) string {
	return w.spell(".", path.Join(folders[kind], name))
}

// address finds out where a job's files go.
func (i *installing) address(j *job, guests []Ghost) error {
	if !j.hasHost() {
		if j.kind == nar.Ghost && nar.Fold(j.in.Directory) == reserved {
			return fmt.Errorf("%w: the folder %q is that of the ghost that comes with the program", ErrRefused, j.in.Directory)
		}
		j.to = i.place(j.kind, j.in.Directory)
		return nil
	}
	host, err := i.host(j, guests)
	if err != nil {
		return err
	}
	j.host = host.Name
	if j.to = i.place(nar.Ghost, filepath.Base(host.Dir)); j.kind == nar.Shell {
		j.to = i.spell(j.to, path.Join(shellFolder, j.in.Directory))
	}
	return nil
}

// host finds the ghost that a shell or supplement is for: one that comes along, or one that is there.
func (i *installing) host(j *job, guests []Ghost) (Ghost, error) {
	there, _ := i.h.Ghosts() // what is broken takes nothing
	there = slices.DeleteFunc(there, func(g Ghost) bool {
		return slices.ContainsFunc(guests, func(o Ghost) bool { return nar.Fold(o.Dir) == nar.Fold(g.Dir) })
	})
	want, to := j.in.Accept, i.order.To
	takes := slices.DeleteFunc(slices.Concat(guests, there), func(g Ghost) bool { return want != "" && !g.accepts(want) })
	fit := slices.DeleteFunc(slices.Clone(takes), func(g Ghost) bool { return to != "" && !g.Called(to) })
	if len(fit) == 1 {
		return fit[0], nil
	}
	if len(takes) == 0 && want != "" {
		return Ghost{}, &ForeignError{Kind: j.kind, Name: j.name, Accept: want}
	}
	return Ghost{}, fmt.Errorf("%w: %s", ErrRefused, homeless(j, to, fit))
}

// homeless says why no ghost can be told for a shell or supplement that some would take: fit are those that are called as is wanted.
func homeless(j *job, to string, fit []Ghost) string {
	switch want := j.in.Accept; {
	case len(fit) == 0 && to != "" && want != "":
		return fmt.Sprintf("the %s is for the ghost of %q, and %q is not that", j.kind, want, to)
	case len(fit) == 0 && to != "":
		return fmt.Sprintf("no ghost %q is installed for the %s", to, j.kind)
	case len(fit) == 0:
		return fmt.Sprintf("no ghost is installed that could take the %s", j.kind)
	case to == "":
		return fmt.Sprintf("several ghosts could take the %s; say which with --to", j.kind)
	default:
		return fmt.Sprintf("several ghosts are called %.80q; say which by its folder, with --to: %s", to, foldersOf(fit))
	}
}

// maxFolders is how many folders a sentence names.
const maxFolders = 8

// foldersOf names the folders of ghosts.
func foldersOf(all []Ghost) string {
	var names []string
	for _, g := range all[:min(len(all), maxFolders)] {
		names = append(names, fmt.Sprintf("%.80q", filepath.Base(g.Dir)))
	}
	if len(all) > maxFolders {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}
