package tui

import (
	"context"
	"image"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ukatty/ghost/journal"
	"ukatty/ghost/show"
	"ukatty/sakura"
	"ukatty/shells"
	"ukatty/tui/cell"
)

// Viewer are the ghosts as somebody who watches knows them: one has the stage, of the others it is known who they are. Its methods
// may be called from any goroutine.
type Viewer interface {
	// Company gives the ghosts that run, in the order in which they came, as soon as that is another version than since; 0 is older
	// than all. Its error is that of the context.
	Company(ctx context.Context, since uint64) (all []show.Presence, version uint64, err error)
	// Watch gives the newest frame of a ghost, by its number, whenever something has changed; of the first for 0, and of whoever
	// takes its place when it has left. The channel is closed when the context ends or the last ghost has left.
	Watch(ctx context.Context, ghost int) (<-chan show.Frame, error)
	// Do does what the viewer did, on the ghost that it was done for. It may block until the ghost takes it or the context ends.
	Do(ctx context.Context, in show.Input) error
}

// Journal is what happened, read by a cursor: *journal.Journal is one.
type Journal interface {
	// Wait gives the entries from the number cursor on, waiting for one if there is none; the cursor to go on from; and
	// how many were dropped before them. Its error is that of the context.
	Wait(ctx context.Context, cursor uint64) (entries []journal.Entry, next uint64, lost int, err error)
}

// Options are what the program is made of. Only Viewer is needed.
type Options struct {
	// Viewer is the ghost to watch.
	Viewer Viewer
	// Journal is read for the line above the status line; nil leaves it empty.
	Journal Journal
	// Shell is how the characters look; without one the numbers of their surfaces stand in.
	Shell *shells.Shell
	// ShellOf says how the characters of a ghost look, by its number and its own name, when another one has the stage: nil for the
	// numbers of their surfaces. It takes no time. Nil: all look as Shell has it.
	ShellOf func(ghost int, name string) *shells.Shell
	// Spoiled is told of each image of a shell that cannot be shown, when it is first wanted: the name of the shell, and a sentence;
	// both hold foreign text. It may be called from any goroutine. May be nil.
	Spoiled func(shell, mistake string)
	// Addresses are where SSTP is listened for ("127.0.0.1:9801"); none is said so on the screen.
	Addresses []string
	// Notices are sentences for the viewer, such as that a port is taken and what to do. They stay until put away.
	Notices []string
	// Remarks are notices that tell of nothing to be done: they go by themselves after a while.
	Remarks []string
	// Bulletins are notices, too, each time in the place of those that came by this road before. May be nil.
	Bulletins <-chan []string
	// Late says why nothing of this run will be remembered, once that is known; "" when it will. It becomes a remark, and the
	// status line says so as long as the program runs. It returns when the context ends. May be nil.
	Late func(context.Context) string
	// Metrics says how the terminal counts cells at the start; the answer to mode 2027 sets Grapheme later.
	Metrics cell.Metrics
	// Picture gives the picture in a file that a script of a ghost names, by the number of the ghost and the path as it stands
	// there; it may block, and be called from any goroutine, by one at a time. Nil: ghosts have no files. Pictures that stand in a
	// script whole (data: URIs) need none.
	Picture func(ghost int, file string) (image.Image, error)
	// Send sends bytes to the ghost as a client of this machine does, and gives the answer as text; nil: the panels offer no
	// sending. It may be called from any goroutine.
	Send func(ctx context.Context, raw []byte) (reply string, err error)
	// Encode writes text in the charset of a label, for requests that are sent from here, and counts the characters that it lacks;
	// false for a label that means nothing. Nil: all goes in UTF-8.
	Encode func(label, text string) (b []byte, lacking int, known bool)
	// Export writes a file that does not exist yet, and tells where it is in full; nil: the panels offer none. It may be called from
	// any goroutine.
	Export func(ctx context.Context, path string, data []byte) (where string, err error)
	// Schedule says when each node of a script begins, and last when it ends, as far as the script tells. Nil: nobody says how
	// much of it is to come.
	Schedule func(sakura.Script) []time.Duration
	// Remembered gives how the panels were left; an error becomes a notice, and they are as they are at first. It may block, and
	// be called from any goroutine; the screen does not wait for it. Nil: nothing is remembered.
	Remembered func(context.Context) (Desk, error)
	// Remember takes how the panels stand now, each time that it has changed. It does not wait. May be nil.
	Remember func(Desk)
	// Theme says for which background the colours are.
	Theme Theme
	// ASCII draws everything that is not foreign text in ASCII, and replaces box drawings and blocks in foreign text as well.
	ASCII bool
	// Graphics is how pictures are drawn.
	Graphics Graphics
	// Tmux says that the terminal is tmux: pictures are handed through it to the one that it runs in, which works when its option
	// allow-passthrough is on.
	Tmux bool
	// AnswerTime is how long the terminal may take to say whether it draws pictures: 500 ms for 0, which is short for a slow line.
	AnswerTime time.Duration
	// Images takes note of what the terminal is given to keep, for whoever leaves the terminal. May be nil.
	Images *Images
	// Bell rings the terminal's bell when something is said while the window has not the focus.
	Bell bool
	// Guard is deferred below Update, View and all commands; it may recover from what panics there, and need not come back. Nil:
	// Bubble Tea ends the program by itself.
	Guard func()
	// Suspend stops the program as the shell's job control wants it, and sends Resumed to it when it goes on. It does not wait
	// for that, and may be called from any goroutine. Nil: there is nothing to go back to.
	Suspend func()
	// NoColor leaves all colours out; bold, underline and reverse stay.
	NoColor bool
}

// Program makes the Bubble Tea program for the options: it ends with the context. What is said in more wins; there
// belong input, output, environment and the size of a terminal that is not the process's own.
func Program(ctx context.Context, o Options, more ...tea.ProgramOption) *tea.Program {
	opts := []tea.ProgramOption{tea.WithContext(ctx)}
	if o.NoColor {
		opts = append(opts, tea.WithColorProfile(colorprofile.ASCII))
	}
	return tea.NewProgram(New(ctx, o), append(opts, more...)...)
}
