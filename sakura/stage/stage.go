package stage

// Hidden is the surface of a character that was sent away by \s[-1].
const Hidden = "-1"

// Stage is what can be seen at one instant. The zero value is an empty stage.
type Stage struct {
	// Speaker is the scope that text goes to.
	Speaker int
	// Scopes are the characters that took part so far, by ascending ID.
	Scopes []Scope
	// Choices are what can be chosen, in the order of the script.
	Choices []Choice
	// Anchors are what can be clicked at any time, in the order of the script.
	Anchors []Choice
	// Held is what is drawn in the place of Scopes while the script has locked the drawing; see Drawn.
	Held *Held
	// Online: the mark of a network at work is shown whatever happens, on the balloon of \0 even if it is empty or closed:
	// \![enter,onlinemode].
	Online bool
	// Collision says how the areas of the characters that can be poked are shown: \![enter,collisionmode].
	Collision Collision
	// Motions is how many motions there have been so far, those included that are gone: the number of the last one.
	Motions uint32
}

// Collision says how the areas of a character that can be poked are shown.
type Collision uint8

// The ways to show areas.
const (
	NoAreas Collision = iota
	// Areas fills them, Frames draws their edges.
	Areas
	Frames
)

// Scope is one character and its balloon.
type Scope struct {
	// ID is the number of the scope: 0 for \0, 1 for \1, N for \p[N].
	ID int
	// Surface is the id as the shell knows it; "" as long as no script has set one, Hidden when the character is away.
	Surface string
	// Balloon is the id of the balloon's surface; -1 hides it.
	Balloon int
	// Open says whether the balloon stands on the stage: it opens with the first character and closes with the script.
	Open bool
	// Text is what stands in the balloon.
	Text Text
	// details is nil where there are none, and is not changed once it was handed out.
	details *Details
}

// Details gives what there is to a scope besides.
func (s Scope) Details() Details {
	if s.details == nil {
		return Details{}
	}
	return *s.details
}

// Details are what most scopes have nothing of: the zero Details is that of a new one.
type Details struct {
	// NoScroll: the balloon does not follow its text.
	NoScroll bool
	// Marker is the text of \![set,balloonmarker]; clean.
	Marker string
	// Counter is that of \![set,balloonnum]; the zero Counter shows nothing.
	Counter Counter
	// Moved is how far the character has gone from its place, in pixels of the desktop: see DeskWidth.
	Moved Point
	// Scale is how large its surface is drawn.
	Scale Scale
	// Faded is how much its surface lets through, in percent: 0 is solid, 100 cannot be seen.
	Faded int
	// Captions are the texts on its surface.
	Captions []Caption
	// Motions are what was done with the animations of its surface, in that order.
	Motions []Motion
	// Gone is the number of the last motion that ended because another surface came, even if that has gone again; 0 for none.
	Gone uint32
}

// with gives details of which something was changed; they themselves stay as they are, for they may have been handed out. The
// function puts other captions and motions in the place of those that there are. Nil stands for none.
func (d *Details) with(change func(*Details)) *Details {
	var next Details
	if d != nil {
		next = *d
	}
	if change(&next); next.none() {
		return nil
	}
	return &next
}

// none says whether there is nothing of all that.
func (d *Details) none() bool {
	return !d.NoScroll && d.Marker == "" && d.Counter == Counter{} && d.Moved == Point{} && d.Scale == Scale{} && d.Faded == 0 &&
		d.Captions == nil && d.Motions == nil && d.Gone == 0
}

// Kind says what choosing a Choice does.
type Kind uint8

// The kinds of choices, by the look of their id.
const (
	// ByID raises OnChoiceSelectEx and OnChoiceSelect with the id.
	ByID Kind = iota
	// ByEvent raises the event that the id names, since it begins with On.
	ByEvent
	// ByScript plays the id, which stood behind "script:".
	ByScript
)

// Choice is one thing that a viewer can choose. Its label stands in the text of its scope.
type Choice struct {
	// Scope is the ID of the scope in whose balloon it stands.
	Scope int
	// Label is what it is called: clean text on one line.
	Label string
	// ID is the id, event or script, after Kind.
	ID string
	// Kind says what ID is.
	Kind Kind
	// Refs are the further arguments of the tag.
	Refs []string
	// Marks are how it is marked where the script says so.
	Marks Marks
	// Visited: it is an anchor and was clicked.
	Visited bool
}

// Scope gives the scope of that number, and whether it stands on the stage.
func (s Stage) Scope(id int) (Scope, bool) {
	for _, scope := range s.Scopes {
		if scope.ID == id {
			return scope, true
		}
	}
	return Scope{}, false
}
