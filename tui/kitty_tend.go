package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"ukatty/shells"
	"ukatty/tui/kitty"
)

// tend does after each message what pictures that the terminal draws need: questions, uploads, and making room. Nothing of it
// comes before the first drawing of the screen, and nothing before there is a picture.
func (m *Model) tend() tea.Cmd {
	e := m.easel
	if e.torn == maxTorn {
		e.torn--
		return tea.Tick(tornTime, func(time.Time) tea.Msg { return mended{} })
	}
	if e.phase == refused || !e.begun || !m.pictorial() {
		return nil
	}
	e.barred = m.tint.plain || m.tint.few || m.ascii || m.metrics.Wide
	defer func() { e.drawn = e.able() }()
	switch {
	case e.barred:
		return nil
	case e.phase == unasked && e.mode == KittyGraphics:
		e.phase = granted
	case e.phase == unasked:
		ask := e.ask()
		answered := e.answered
		e.images.asked.Store(&answered)
		return ask
	case e.due != "":
		due := e.due
		e.due, e.window = "", extent{m.w, m.h}
		return tea.Raw(due)
	}
	if e.phase != granted {
		return nil
	}
	if !e.drawn {
		m.stale = true // what is drawn as blocks changes over
		clear(m.stand.most)
	}
	return tea.Batch(e.measure(extent{m.w, m.h}), e.clear(m.stand.shell), m.hang())
}

// pictorial says whether there is a picture that a terminal could draw.
func (m *Model) pictorial() bool { return m.stand.images || len(m.album.shots) > 0 }

// measure asks for the size of a cell when the window has changed: its letters may have.
func (e *easel) measure(window extent) tea.Cmd {
	if e.window == window {
		return nil
	}
	e.window, e.exact = window, false
	return tea.Raw(kitty.CellSize)
}

// clear frees the pictures of a shell that is worn no more.
func (e *easel) clear(worn *shells.Shell) tea.Cmd {
	if e.shell == worn {
		return nil
	}
	e.shell = worn
	var freed string
	for {
		seq, ok := e.drop(func(s sight) bool { return s.shell != nil && s.shell != worn })
		if !ok {
			break
		}
		freed += seq
	}
	if freed == "" {
		return nil
	}
	if e.tmux {
		freed = string(kitty.Through([]byte(freed)))
	}
	return tea.Raw(freed)
}

// hang draws the screen, which tells what pictures it lacks, and uploads the first of them.
func (m *Model) hang() tea.Cmd {
	if m.stale {
		m.paint()
		m.stale = false
	}
	return m.easel.hang()
}

// forget takes it that the terminal has no pictures any more.
func (e *easel) forget() {
	clear(e.hung)
	clear(e.latest)
	for id := range e.images.kept {
		e.images.kept[id].Store(false)
	}
	e.pixels, e.busy = 0, false
	e.era++
}

// placeholders gives the cells that show a picture, but for those in which nothing of it is to be seen.
func placeholders(id int, in kitty.Cells, seen []bool) picture {
	p := picture{w: in.W, h: in.H, image: uint8(id), cells: make([]shells.Cell, in.W*in.H)}
	for i := range p.cells {
		p.cells[i] = shells.Cell{Width: 1, Blank: true}
		if seen[i] {
			p.cells[i] = shells.Cell{Text: kitty.Cell(i/in.W, i%in.W), Width: 1}
		}
	}
	return p
}

// drawImage draws cells that show a picture of the terminal. Their colour says which; no attribute changes it.
func (p *picture) drawImage(c *canvas, x, y int, in area) {
	look := style{fg: indexed(p.image)}
	left, right := max(in.x-x, -x, 0), min(in.x+in.w-x, c.w-x, p.w)
	for r := max(in.y-y, -y, 0); r < min(in.y+in.h-y, c.h-y, p.h); r++ {
		for col := left; col < right; col++ {
			if pc := &p.cells[r*p.w+col]; !pc.Blank {
				c.set(x+col, y+r, place{text: pc.Text, style: look, width: 1})
			}
		}
	}
}

// isPlaceholder says whether a cluster shows a piece of a picture of the terminal. It begins a cluster and takes nothing behind
// it but marks, which no text begins with.
func isPlaceholder(s string) bool { return len(s) > 4 && s[:4] == string(kitty.Placeholder) }
