package tui

import (
	"image"
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/sakura/stage"
	"ukatty/shells"
	"ukatty/tui/kitty"
)

// easel is where pictures stand that the terminal draws by itself. Each is uploaded once, by a command, and shown by cells that
// name it; until it is there the one before it, or blocks, are. What has not been shown for longest makes room.
type easel struct {
	oracle
	mode   Graphics
	tmux   bool
	images *Images
	barred bool // the terminal has too few colours, or is to be spared
	drawn  bool // the terminal drew pictures after the last message
	begun  bool // something was drawn

	hung   map[sight]*canvasPicture
	latest map[int]sight // what was shown of a character last
	wants  []wish
	busy   bool // one is being made or uploaded
	clock  int  // counts the drawings of the screen
	pixels int  // that the terminal keeps
	era    int  // counts how often the terminal has forgotten all
	shell  *shells.Shell
	window extent // for which the size of a cell was asked
}

// sight is what a picture is of, and in how many cells.
type sight struct {
	shell *shells.Shell // of a character: of which shell
	look  string        // and the key there
	shot  exposure      // of a picture in a balloon
	as    format
	fills bool // its shape is that of its cells
	cell  kitty.Pixels
}

// canvasPicture is a picture that the terminal has, or of which nothing can be made.
type canvasPicture struct {
	id     int // 0 where nothing can be made of it
	pixels int
	used   int // the drawing that it was shown in last
	picture
}

// wish is a picture that is to be uploaded.
type wish struct {
	sight
	cells  kitty.Cells
	pixels func() image.Image // it may take its time
}

// Bounds of what a terminal is given.
const (
	// maxHung is how many pixels it has to keep in all: 64 MiB.
	maxHung = 16 << 20
	// maxCanvas is how many pixels one picture has.
	maxCanvas = 1 << 20
	// uploadRate is how many bytes are written in a second for pictures: more would keep text waiting over a network.
	uploadRate = 2 << 20
)

func newEasel(o *Options) *easel {
	e := &easel{mode: o.Graphics, tmux: o.Tmux, images: o.Images, hung: map[sight]*canvasPicture{}, latest: map[int]sight{}}
	e.cell, e.limit = kitty.DefaultPixels, o.AnswerTime
	if e.images == nil {
		e.images = &Images{}
	}
	e.images.tmux.Store(o.Tmux)
	if e.mode == AutoGraphics || e.mode == KittyGraphics {
		e.phase = unasked
	}
	return e
}

// bare says that no pictures are wanted.
func (e *easel) bare() bool { return e != nil && e.mode == NoGraphics }

// able says whether the terminal draws pictures for us now.
func (e *easel) able() bool { return e != nil && e.phase == granted && !e.barred }

// begin begins a drawing of the screen.
func (e *easel) begin() {
	e.begun = true
	e.clock++
	e.wants = e.wants[:0]
}

// show gives the picture for a sight if the terminal has it; else it is uploaded later.
func (e *easel) show(w wish) (picture, bool) {
	if p := e.hung[w.sight]; p != nil {
		p.used = e.clock
		return p.picture, p.id > 0
	}
	e.wants = append(e.wants, w)
	return picture{}, false
}

// character gives the picture of a character within a room.
func (e *easel) character(shell *shells.Shell, scope int, look shells.Picture, room extent) (picture, bool) {
	img := look.Image()
	if !e.able() || img == nil {
		return picture{}, false
	}
	in := kitty.Fit(img.Bounds().Size(), kitty.Cells{W: room.w, H: room.h}, e.cell)
	if in.W < 1 {
		return picture{}, false
	}
	s := sight{shell: shell, look: look.Key(), as: format{w: in.W, h: in.H}, cell: e.cell}
	return e.hangs(scope, wish{s, in, func() image.Image { return img }})
}

// inBalloon gives a picture that stands in a balloon. One whose script has changed its shape is stretched, others keep theirs.
func (e *easel) inBalloon(p *stage.Picture, s *shot, as format) (picture, bool) {
	if !e.able() {
		return picture{}, false
	}
	in := kitty.Cells{W: abs(as.w), H: abs(as.h)}
	is := sight{shot: exposureOf(p), as: format{w: as.w, h: as.h}, cell: e.cell}
	is.fills = abs(extended(p.Width, s.w))*s.h != abs(extended(p.Height, s.h))*s.w
	pixels := s.pixels
	return e.show(wish{is, in, func() image.Image { return mirrored(pixels, as.w < 0, as.h < 0) }})
}

// hang gives the command that makes and uploads the next picture, unless one is on its way.
func (e *easel) hang() tea.Cmd {
	if e.busy || len(e.wants) == 0 {
		return nil
	}
	w := e.wants[0]
	cell := e.cell
	for w.cells.W*cell.W*w.cells.H*cell.H > maxCanvas && cell.W > 1 && cell.H > 1 {
		cell = kitty.Pixels{W: cell.W / 2, H: cell.H / 2}
	}
	id, freed := e.room(w.cells.W * cell.W * w.cells.H * cell.H)
	if id == 0 {
		return nil // everything is being shown
	}
	e.busy = true
	era := e.era
	return func() tea.Msg {
		scale := kitty.Scaled
		if w.fills {
			scale = kitty.Filled
		}
		img := scale(w.pixels(), w.cells, cell)
		up, err := kitty.Upload(id, img, w.cells.W, w.cells.H)
		size := img.Rect.Size()
		p := canvasPicture{id: id, pixels: size.X * size.Y}
		if err != nil {
			p.id = 0
		} else {
			p.picture = placeholders(id, w.cells, kitty.Seen(img, w.cells))
		}
		return made{w.sight, &p, append([]byte(freed), up...), era}
	}
}

// room gives a number for a picture of so many pixels, and what is to be written to free others for it; 0 when there is none.
func (e *easel) room(pixels int) (id int, freed string) {
	for {
		if e.pixels+pixels <= maxHung {
			for id := kitty.FirstID; id <= kitty.LastID; id++ {
				if !e.images.kept[id].Load() {
					return id, freed
				}
			}
		}
		seq, ok := e.drop(func(sight) bool { return true })
		if !ok {
			return 0, freed
		}
		freed += seq
	}
}

// drop takes down the picture that was not shown for longest, of those that may go, and are not being shown now.
func (e *easel) drop(may func(sight) bool) (freed string, ok bool) {
	var oldest sight
	least := e.clock
	for s, p := range e.hung {
		if p.used < least && may(s) {
			oldest, least = s, p.used
		}
	}
	p := e.hung[oldest]
	if p == nil || least == e.clock {
		return "", false
	}
	delete(e.hung, oldest)
	e.pixels -= p.pixels
	if p.id == 0 {
		return "", true
	}
	e.images.kept[p.id].Store(false)
	return kitty.Free(p.id), true
}

// made is a picture that is ready for the terminal; up uploads it.
type made struct {
	sight
	*canvasPicture
	up  []byte
	era int
}

// open uploads the picture, and shows it when that was written. Others wait as long as the terminal may take for it.
func (msg made) open(m *Model) tea.Cmd {
	e := m.easel
	if msg.era != e.era || e.phase != granted {
		e.busy = false
		return nil
	}
	if msg.id > 0 {
		e.images.kept[msg.id].Store(true)
	}
	up := msg.up
	if e.tmux {
		up = kitty.Through(up)
	}
	pause := time.Duration(len(up)) * time.Second / uploadRate
	return tea.Sequence(tea.Raw(string(up)), func() tea.Msg { return uploaded(msg) },
		tea.Tick(pause, func(time.Time) tea.Msg { return rested(msg.era) }))
}

// uploaded is a picture that was handed to the terminal.
type uploaded made

func (msg uploaded) open(m *Model) tea.Cmd {
	if e := m.easel; msg.era == e.era {
		p := msg.canvasPicture
		p.used = e.clock
		e.hung[msg.sight] = p
		e.pixels += msg.pixels
		m.stale = true
	}
	return nil
}

// rested says that the next picture may be uploaded.
type rested int

func (r rested) open(m *Model) tea.Cmd {
	if int(r) == m.easel.era {
		m.easel.busy = false
	}
	return nil
}
