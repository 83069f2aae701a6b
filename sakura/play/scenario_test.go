package play_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cockroachdb/datadriven"

	"ukatty/sakura"
	"ukatty/sakura/play"
	"ukatty/sakura/stage"
)

// house is the Env of the tests: it knows a few variables and surfaces, and one animation of 700 ms.
type house struct{}

func (house) Expand(name, arg string) (string, bool) {
	value, ok := map[string]string{
		"username": "ユーザー", "month": "4", "selfname": "a\x1b[31mb", "screenwidth": strings.Repeat("9", 5000), "exh": "",
	}[name]
	if name == "property" && arg == "script" {
		return `script:\-`, true
	}
	if name == "property" {
		return "<" + arg + ">", arg != ""
	}
	return value, ok
}

func (house) Surface(scope int, name string) (string, bool) {
	if name == "smile" {
		return strconv.Itoa(scope*10 + 5), true
	}
	n, err := strconv.Atoi(name)
	return name, err == nil && n >= 0 && n < 20
}

func (house) Animation(_ int, id string) (a play.Animation, ok bool) {
	a, ok = map[string]play.Animation{
		"1": {Length: 100 * time.Millisecond}, "2": {Length: 300 * time.Millisecond}, "400": {Length: 700 * time.Millisecond},
		"blink": {Length: 200 * time.Millisecond, Alone: true}, "still": {}, "300": {Part: true}, "long": {Length: time.Hour * 1e6},
	}[id]
	return a, ok
}

func (house) Intn(int) int { return 0 }

// scene is a player in a scenario file.
type scene struct {
	player *play.Player
	script sakura.Script
	beat   play.Beat
	now    play.Instant
}

// TestScenarios plays what testdata/scenarios describes. Its commands:
//
//	script [quoted] [empty] [local|external] [instant] [hold] [pace=D] [click=D] [choice=D] [balloon=D]
//	    begins the script below, or the one that the Go string below stands for, on the stage that there is or on an
//	    empty one, and steps to 0
//	tick D      lets time pass in one step
//	run         lets time pass, beat by beat, until only the viewer can go on
//	click, break, skip, choose N, anchor N
//	answer [nothing] [script below]
//	    answers with the script, even with none where nothing is said; without one there is no answer
//	runs        prints the runs of all texts
//	view        prints all that is on the stage, and what is drawn where that is locked
func TestScenarios(t *testing.T) {
	datadriven.Walk(t, "testdata/scenarios", func(t *testing.T, path string) {
		s := new(scene)
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			return s.do(t, d)
		})
	})
}

func (s *scene) do(t *testing.T, d *datadriven.TestData) string {
	input := strings.TrimSuffix(d.Input, "\n")
	switch d.Cmd {
	case "script":
		s.begin(t, d, input)
	case "tick":
		s.now += duration(t, d.CmdArgs[0].Key)
		s.beat = s.player.Step(s.now)
	case "run":
		return s.run()
	case "click":
		s.beat = s.player.Click(s.now)
	case "break":
		s.beat = s.player.Break(s.now)
	case "skip":
		s.beat = s.player.Skip(s.now)
	case "choose":
		s.beat = s.player.Choose(index(t, d), s.now)
	case "anchor":
		s.beat = s.player.Anchor(index(t, d), s.now)
	case "answer":
		s.beat = s.player.Answer(input, input != "" || d.HasArg("nothing"), s.now)
	case "runs":
		return runs(s.beat.Stage)
	case "view":
		if s.beat.Stage.Held != nil {
			return view(s.beat.Stage) + "drawn:\n" + view(s.beat.Stage.Drawn())
		}
		return view(s.beat.Stage)
	default:
		d.Fatalf(t, "unknown command")
	}
	return s.events() + s.state()
}

// index reads which choice or anchor is meant.
func index(t *testing.T, d *datadriven.TestData) int {
	t.Helper()
	n, err := strconv.Atoi(d.CmdArgs[0].Key)
	if err != nil {
		d.Fatalf(t, "%v", err)
	}
	return n
}

// begin starts a script.
func (s *scene) begin(t *testing.T, d *datadriven.TestData, script string) {
	var o play.Options
	on := s.beat.Stage
	for _, arg := range d.CmdArgs {
		switch arg.Key {
		case "quoted":
			var err error
			if script, err = strconv.Unquote(script); err != nil {
				d.Fatalf(t, "%v", err)
			}
		case "empty":
			on = stage.Stage{}
		case "local":
			o.Level = play.Local
		case "external":
			o.Level = play.External
		case "instant":
			o.Instant = true
		case "hold":
			o.Hold = true
		case "pace":
			o.Pace = duration(t, arg.Vals[0])
		case "click":
			o.ClickTimeout = duration(t, arg.Vals[0])
		case "choice":
			o.ChoiceTimeout = duration(t, arg.Vals[0])
		case "balloon":
			o.BalloonTimeout = duration(t, arg.Vals[0])
		default:
			d.Fatalf(t, "unknown option %s", arg.Key)
		}
	}
	s.script, _ = sakura.Parse(script)
	s.player = play.New(s.script, on, house{}, o)
	s.now = 0
	s.beat = s.player.Step(0)
}

// run steps from beat to beat and checks that each comes exactly when the one before said.
func (s *scene) run() string {
	var b strings.Builder
	for s.beat.Wake != play.Never {
		s.now = s.beat.Wake
		if early := s.player.Step(s.now - 1); len(early.Log) > 0 {
			return "woke too late: " + event(early, early.Log[0])
		}
		s.beat = s.player.Step(s.now)
		b.WriteString(s.events())
	}
	return b.String() + s.state()
}

func duration(t *testing.T, s string) time.Duration {
	t.Helper()
	d, err := time.ParseDuration(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// events prints a log.
func (s *scene) events() string {
	var b strings.Builder
	for _, e := range s.beat.Log {
		b.WriteString(event(s.beat, e))
	}
	return b.String()
}

var ops = map[play.Op]string{
	play.OpTag: "tag", play.OpText: "text", play.OpWait: "wait", play.OpSurface: "surface", play.OpClear: "clear",
	play.OpBreak: "newline", play.OpChoice: "choice", play.OpClick: "click", play.OpCue: "cue", play.OpNote: "note",
	play.OpEnd: "end", play.OpAnchor: "anchor",
}

var cues = map[play.CueKind]string{
	play.Asked: "asks", play.Chosen: "chosen", play.ChoiceTimeout: "choice timeout", play.BalloonTimeout: "balloon timeout",
	play.Anchored: "anchored",
}

// event prints one event in a line.
func event(beat play.Beat, e play.Event) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s @%d \\%d %s", clock(e.T), e.At, e.Scope, ops[e.Op])
	if e.Node >= 0 && e.Op != play.OpText {
		fmt.Fprintf(&b, " %s:", quote(beat.Script.Text(beat.Script.Nodes()[e.Node])))
	}
	switch e.Op {
	case play.OpTag:
		n := beat.Script.Nodes()[e.Node]
		fmt.Fprintf(&b, " %s %q", beat.Script.Name(n), beat.Script.Args(n))
	case play.OpText:
		b.WriteString(" " + quote(e.Text))
		if e.Dur > 0 {
			fmt.Fprintf(&b, " (%s each)", e.Dur)
		}
	case play.OpWait:
		fmt.Fprintf(&b, " %s", e.Dur)
	case play.OpCue:
		fmt.Fprintf(&b, " %s", cues[e.Cue.Kind])
		if e.Cue.Kind == play.Asked {
			fmt.Fprintf(&b, " %s %s", e.Cue.Name, words(e.Cue.Args))
		}
		if e.Cue.Kind == play.Chosen || e.Cue.Kind == play.Anchored {
			b.WriteString(" " + choice(e.Cue.Choice))
		}
	default:
		if e.Text != "" {
			b.WriteString(" " + quote(e.Text))
		}
	}
	return b.String() + "\n"
}

// words gives arguments as Go strings; long ones are cut.
func words(args []string) string {
	var all []string
	for _, a := range args {
		if q := strconv.Quote(a); len(q) > 200 {
			all = append(all, fmt.Sprintf("%.40s… %d bytes", q, len(a)))
		} else {
			all = append(all, q)
		}
	}
	return "[" + strings.Join(all, " ") + "]"
}

// quote gives a text as a Go string without the quotes; a long one is cut.
func quote(s string) string {
	if s == "" {
		return `""`
	}
	text := strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(strings.Trim(strconv.Quote(s), `"`))
	if len(text) > 80 {
		text = fmt.Sprintf("%.40s… %d bytes", text, len(s))
	}
	return text
}

var phases = map[play.Phase]string{
	play.Playing: "playing", play.Clicking: "clicking", play.Asking: "asking", play.Choosing: "choosing",
	play.Lingering: "lingering", play.Over: "over",
}

// state prints a beat without its log.
func (s *scene) state() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s now %s", phases[s.beat.Phase], clock(s.beat.Now))
	if s.beat.Wake != play.Never {
		fmt.Fprintf(&b, " wake %s", clock(s.beat.Wake))
	}
	fmt.Fprintf(&b, " at %d", s.beat.At)
	if s.beat.Ask != nil {
		fmt.Fprintf(&b, " ask %s", s.beat.Ask.Name)
	}
	for _, m := range []struct {
		on   bool
		name string
	}{
		{s.beat.Modes.TimeCritical, "timecritical"},
		{s.beat.Modes.NoUserBreak, "nouserbreak"},
		{s.beat.Modes.NoChoiceTimeout, "nochoicetimeout"},
		{s.beat.Modes.Quit, "quit"},
		{s.beat.Modes.Append, "append"},
		{s.beat.Modes.Marker, "marker"},
		{s.beat.Modes.NoWrap, "nowrap"},
		{s.beat.Modes.NoTalk, "notalk"},
		{s.beat.Done, "done"},
	} {
		if m.on {
			b.WriteString(" " + m.name)
		}
	}
	return b.String() + "\n" + picture(s.beat.Stage)
}

// picture prints a stage.
func picture(s stage.Stage) string {
	var b strings.Builder
	for _, c := range s.Scopes {
		fmt.Fprintf(&b, "  \\%d surface %q", c.ID, c.Surface)
		if c.Balloon != 0 {
			fmt.Fprintf(&b, " balloon %d", c.Balloon)
		}
		if c.Open {
			b.WriteString(" says " + quote(c.Text.String()))
		}
		if c.ID == s.Speaker {
			b.WriteString(" *")
		}
		b.WriteString("\n")
	}
	for i, c := range s.Choices {
		fmt.Fprintf(&b, "  %d: %s\n", i, choice(c))
	}
	return b.String()
}

func choice(c stage.Choice) string {
	kind := [...]string{"id", "event", "script"}[c.Kind]
	return fmt.Sprintf("\\%d %q %s %q %q", c.Scope, c.Label, kind, c.ID, c.Refs)
}

// runs prints the runs of all texts.
func runs(s stage.Stage) string {
	var b strings.Builder
	for _, c := range s.Scopes {
		for r := range c.Text.Runs() {
			fmt.Fprintf(&b, "\\%d %s choice %d break %d\n", c.ID, quote(r.Text), r.Choice, r.Break)
		}
	}
	return b.String()
}

// clock prints an instant in seconds.
func clock(t play.Instant) string {
	return strconv.FormatFloat(t.Seconds(), 'f', 3, 64)
}
