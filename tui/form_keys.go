package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"ukatty/ghost/show"
	"ukatty/tui/cell"
)

// editKeys are the keys that change the line that is typed into, as most shells have them.
var editKeys = map[string]func(*editor, cell.Metrics){
	"left": (*editor).left, "right": (*editor).right, "ctrl+b": (*editor).left, "ctrl+f": (*editor).right,
	"home": (*editor).home, "end": (*editor).end, "ctrl+a": (*editor).home, "ctrl+e": (*editor).end,
	"ctrl+left": (*editor).wordLeft, "alt+left": (*editor).wordLeft, "alt+b": (*editor).wordLeft,
	"ctrl+right": (*editor).wordRight, "alt+right": (*editor).wordRight, "alt+f": (*editor).wordRight,
	"backspace": (*editor).rubOut, "ctrl+h": (*editor).rubOut, "shift+backspace": (*editor).rubOut,
	"delete": (*editor).delete, "ctrl+d": (*editor).delete,
	"ctrl+u": (*editor).cutFront, "ctrl+k": (*editor).cutRest,
	"ctrl+w": (*editor).cutWord, "alt+backspace": (*editor).cutWord, "ctrl+backspace": (*editor).cutWord,
}

// formKeys are the keys that do something else in a form.
var formKeys = map[string]func(*Model) tea.Cmd{
	"enter":     (*Model).enter,
	"kpenter":   (*Model).enter,
	"esc":       (*Model).cancel,
	"tab":       func(m *Model) tea.Cmd { m.form.move(1); return nil },
	"shift+tab": func(m *Model) tea.Cmd { m.form.move(-1); return nil },
	"up":        func(m *Model) tea.Cmd { m.form.vertical(m.metrics, 1); return nil },
	"down":      func(m *Model) tea.Cmd { m.form.vertical(m.metrics, -1); return nil },
	"pgup":      func(m *Model) tea.Cmd { m.pageForm(scrollUp); return nil },
	"pgdown":    func(m *Model) tea.Cmd { m.pageForm(scrollDown); return nil },
}

// outOfForm says whether a key is a command although something that is typed into has the keyboard: one that types nothing
// and is bound there.
func outOfForm(bound bool, k tea.KeyPressMsg) bool {
	return bound && k.Text == ""
}

// pressForm takes a key for the form.
func (m *Model) pressForm(k tea.KeyPressMsg) tea.Cmd {
	m.stale = true
	name, f := k.String(), &m.form
	if f.gone {
		if name == "enter" || name == "kpenter" || name == "esc" {
			m.closeForm()
		}
		return nil
	}
	if do, ok := formKeys[name]; ok {
		return do(m)
	}
	on := f.field()
	switch {
	case on == nil && name == "space":
		return m.enter()
	case on == nil:
		f.move(map[string]int{"left": -1, "right": 1}[name])
	case on.bar && (name == "left" || name == "right"):
		on.add(m.metrics, map[string]int{"left": -1, "right": 1}[name])
		f.touched = true
	case editKeys[name] != nil:
		editKeys[name](&on.editor, m.metrics)
		on.fresh, f.offer, f.touched = false, 0, true
	case k.Text != "":
		m.typed(k.Text)
	}
	return nil
}

// typed puts text into the field that has the keyboard.
func (m *Model) typed(text string) {
	f := &m.form
	f.touched = true
	on := f.field()
	switch {
	case on == nil:
		return
	case !on.number:
		on.insert(m.metrics, text)
		f.offer = 0
		return
	case strings.ContainsAny(text, ".,/: \u3002\u3001\uff0e\uff0c\uff1a\uff0f") || text == "-" && on.lo >= 0:
		if !on.fresh && f.at+1 < len(f.fields) {
			f.move(1)
		}
		return
	case on.accept(text) == "":
		return
	}
	if on.fresh {
		on.set(m.metrics, "")
		on.fresh = false
	}
	on.insert(m.metrics, text)
}

// pasteForm takes what was pasted: into numbers the numbers of it, one after the other.
func (m *Model) pasteForm(text string) tea.Cmd {
	if !m.writing() || m.form.gone {
		return nil
	}
	m.stale = true
	f := &m.form
	f.touched = true
	on := f.field()
	if on == nil {
		return nil
	}
	if !on.number {
		on.insert(m.metrics, text)
		f.offer = 0
		return nil
	}
	parts := strings.FieldsFunc(text[:min(len(text), maxLine)], func(r rune) bool {
		return !unicode.IsDigit(r) && (r != '-' || on.lo >= 0)
	})
	for _, part := range parts[:min(len(parts), len(f.fields)-f.at)] {
		to := &f.fields[f.at]
		to.set(m.metrics, part)
		to.fresh = false
		if f.at+1 < len(f.fields) {
			f.move(1)
		}
	}
	return nil
}

// enter presses the button that has the keyboard, or the first one.
func (m *Model) enter() tea.Cmd {
	if m.form.at == len(m.form.fields)+1 {
		return m.cancel()
	}
	return m.submit()
}

// move gives the keyboard to the next field or button, round the ends.
func (f *form) move(by int) {
	n := len(f.fields) + 2
	f.at = ((f.at+by)%n + n) % n
	if on := f.field(); on != nil && by != 0 {
		on.fresh = on.number
		on.at = len(on.text)
	}
}

// vertical goes up for more than 0: a number becomes larger, the body of terms scrolls, and a line takes the proposal before.
func (f *form) vertical(m cell.Metrics, by int) {
	switch on := f.field(); {
	case on == nil:
		f.scroll(-by)
	case on.number:
		on.add(m, by)
		f.touched = true
	default:
		f.propose(m, -by)
	}
}

// propose puts the next of the ghost's proposals into the line that begins with what was typed, or what was typed itself.
func (f *form) propose(m cell.Metrics, by int) {
	on := f.field()
	if f.offer == 0 {
		f.typed = on.text
	}
	fitting := []string{f.typed}
	for _, o := range f.box.Offers {
		if o != f.typed && strings.HasPrefix(o, f.typed) {
			fitting = append(fitting, o)
		}
	}
	f.offer = ((f.offer+by)%len(fitting) + len(fitting)) % len(fitting)
	on.set(m, fitting[f.offer])
}

// scroll moves the body by rows, on for more than 0.
func (f *form) scroll(by int) { f.top = clamp(f.top+by, 0, max(f.body-f.shown, 0)) }

// pageForm makes a large step: of a number, of the body where not all of it is seen, else of the balloon.
func (m *Model) pageForm(a action) {
	f := &m.form
	by := map[action]int{scrollUp: 1, scrollDown: -1}[a]
	switch on := f.field(); {
	case on != nil && on.number:
		on.add(m.metrics, by*on.stride())
		f.touched = true
	case f.body > f.shown:
		f.scroll(-by * max(f.shown-1, 1))
	default:
		m.page(a)
	}
}

// clickForm does what was clicked of a form.
func (m *Model) clickForm(s spot, x int) tea.Cmd {
	m.stale = true
	f := &m.form
	if f.gone {
		m.closeForm()
		return nil
	}
	switch s.kind {
	case onAside:
		m.aside()
	case onButton:
		f.at = len(f.fields) + s.index
		return m.enter()
	case onField, onBar:
		if s.index >= len(f.fields) {
			return nil
		}
		f.at = s.index
		on := f.field()
		if s.kind == onBar {
			on.pointBar(m.metrics, x-s.x)
			f.touched = true
			return nil
		}
		on.point(m.metrics, x-s.x, f.box.Kind == show.Password)
		on.fresh = false
	default: // the rest of the form does nothing, and hides what lies below it
	}
	return nil
}
