package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// summary gives findings in short: rule, place, and what a fix writes.
func summary(found []Finding) string {
	parts := make([]string, 0, len(found))
	for _, f := range found {
		r, _ := Explain(f.Code)
		s := fmt.Sprintf("%s[%d,%d)", r.Name, f.Start, f.End)
		if f.Fix != nil {
			s += fmt.Sprintf("=%q", f.Fix.With)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

func TestScript(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{``, ``},
		{`\0やあ\e`, ``},
		{"\\0やあ\\e\r\n", ``},
		{`\0やあ\-\e`, ``},
		{`\0やあ\e\e`, `after-end[10,12)=""`},
		{`\0\Z[a]\e`, `unknown-tag[2,7)`},
		{`\0あ\`, `bare-backslash[5,6) no-end[6,6)`},
		{`\0\ あ\e`, `bare-backslash[2,4)`},
		{`\0あ\j\e`, `missing-bracket[5,7)`},
		{`\0\![あ\e`, `unclosed-bracket[2,5)`},
		{`\0\q[a][b\e`, `unclosed-bracket[7,8)`},
		{`\0\q0[a][b\e`, `unclosed-bracket[8,9)`},
		{`\0\q0[a]\e`, `too-few-arguments[2,8)`},
		{`\0\s[5\w9あ\s[0]\e`, `unclosed-bracket[2,17)`},
		{`\0\n[half\e`, `unclosed-bracket[2,5)`},
		{`\0%property[a\e`, `unclosed-bracket[2,12)`},
		{`\0%propertyです\e`, `missing-bracket[2,11)`},
		{`\0\s［１０］あ\e`, `full-width-argument[2,7)="[10]"`},
		{`\0\s１０あ\e`, `full-width-argument[2,10)="[10]"`},
		{`\0\w９あ\e`, `full-width-argument[2,7)="9"`},
		{`\0\w９9あ\e`, `full-width-argument[2,7)`},
		{`\0￥1000です\e`, ``},
		{`\0／＼\e`, ``},
		{`\0＼nあ\e`, `look-alike[2,6)`},
		{`\0％usernameさん\e`, `look-alike[2,13)="%"`},
		{`\0100%です\e`, ``},
		{`\0あ50%off\e`, `unknown-variable[7,11)="\\%"`},
		{`\0%hour時%minute分\e`, ``},
		{`\0%E3%81\e`, ``},
		{`\0\s10あ\e`, `one-digit[2,6)`},
		{`\0\p10あ\e`, `redundant-scope[0,2) one-digit[2,6)`},
		{`\0\_w[1.5s]あ\e`, `not-a-time[2,11)="1500"`},
		{`\0\_w[abc]あ\e`, `not-a-time[2,10)`},
		{`\0\_w[%property[x\]]あ\e`, ``},
		{`\0\f[color,300,0,0]あ\e`, `not-a-colour[2,19)`},
		{`\0\f[color,50%,0%,100%]あ\e`, ``},
		{`\0\f[color,#fff]\f[color,default.anchor]あ\e`, ``},
		{`\0\_l[@-1650%,2.5em]あ\e`, ``},
		{`\0\_l[80]あ\_l[,2em]\e`, ``},
		{`\0\_l[a,b]あ\e`, `not-a-number[2,10) not-a-number[2,10)`},
		{`\0\&[amp]\&[nothing]\e`, `not-a-character[9,20)`},
		{`\0\_u[0x0007]\_m[0x41]\e`, `not-a-character[2,13)`},
		{`\0\j[javascript:x]あ\e`, `link-scheme[2,18)`},
		{`\C\0あ\e`, ``},
		{`\Cあ\C\e`, `no-scope[2,2) append-not-first[5,7)`},
		{`あ\0い\e`, `no-scope[0,0)`},
		{`\0あ\xい\e`, ``},
		{`\0あ\x\1い\xう\e`, `no-scope[14,14)`},
		{`\s[0]\e`, ``},
		{`\0\s[0]\w9\s[1]\e`, ``},
		{`\![raise,OnX]\e`, ``},
		{`\0\_a[a]あ\_a[b]い\_a\e`, `unclosed-anchor[2,8)`},
		{`\0\__q[a]あ\__q[b]い\__q\e`, `unclosed-choice[2,9)`},
		{`\![lock,repaint,manual]\0あ\e`, ``},
		{`\0\![quicksection,true]あ\![quicksection,false]\e`, ``},
		{`\0\![quicksection,maybe]あ\e`, `not-a-boolean[2,24)`},
		{`\0\![quicksection,false]あ\e`, `closes-nothing[2,24)`},
		{`\0\_q\_qあ\e`, `empty-section[2,8)=""`},
		{`\0\q[a,On,1]\q[b,On,2]\e`, ``},
		{`\0\q[a,x]\c\q[a,x]\e`, `clear-unread[9,11)`},
		{`\0\q[a,script:\s[0\],\e]\e`, ``},
		{`\0\q[a,]\e`, `choice-without-id[2,8)`},
		{"\\0あ\tい\\e", `control-character[5,6)`},
		{"\\0あ\xffい\\e", `broken-text[5,6)`},
		{"\\0\\q[\xff,a]\\e", `broken-text[2,9)`},
		{"\\0\nあ\\n\nい\\e", ``},
		{`\_?\s[0]%foo\_?\0\e`, `no-scope[3,3)`},
		{`\0\q[あ,script:\s[5]い]\e`, `cut-script[2,21)`},
		{`\0\q[あ,"script:\s[5]い"]\q[う,script:\s[5\]え]\q[script:\s[5\]][お]\e`, `old-form[51,73)`},
		{`\0\_a[script:\s[5]い\_a\e`, `cut-script[2,18)`},
		{`\0\0あ\e`, `redundant-scope[0,2)=""`},
		{`\_q\_q\Cあ\e`, `empty-section[0,6) append-not-first[6,8) no-scope[8,8)`},
		{`\_sあ\q[ID][title]\_s\e`, `old-form[6,19)`},
		{`\0あ\0い\e`, `redundant-scope[5,7)=""`},
		{`\0あ\x\0い\e`, ``},
		{`\1あ\x\1い\e`, ``},
		{`\0\w0あ\e`, `zero-wait[2,5)=""`},
		{`\0あ\n\n\e`, `useless-newline[5,9)`},
		{`\0あ\w9\n\cい\e`, `useless-newline[8,10)=""`},
		{`\_sあ\w9\n\cい\_s\e`, `useless-newline[9,11)`},
		{`\0あ\nい\n\w9\e`, ``},
		{`\![timerraise,0,1,OnX]\![timerraise,5,1,OnX]\0あ\e`, ``},
		{`\![timerraise,abc,1,OnX]\0あ\e`, `not-a-time[0,24)`},
		{`\![timerraise,500,1,]\0あ\e`, `no-event[0,21)`},
		{`\![open,inputbox,,5000]\0あ\e`, `box-without-id[0,23)`},
		{`\0\![open,inputbox,OnX,--timeout=5000,--nope=1]あ\e`, `unknown-option[2,47)`},
		{`\0\_!\n\_!\e`, `old-form[2,5)="\\_?\\n\\_?"`},
		{`\0\q[OnA][赤]\e`, `old-form[2,14)="\\q[赤,OnA]\\n"`},
		{`\0あ\q[い\a`, `unclosed-bracket[5,8) old-form[11,13) no-end[13,13)="\\e"`},
	} {
		if got := summary(Script(tt.src, Options{})); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.src, got, tt.want)
		}
	}
}

// Places are counted in bytes from 0, lines and code points from 1.
func TestPlaces(t *testing.T) {
	found := Script("\\0あ\n😀い\\Z\\e", Options{Only: []string{"unknown-tag"}})
	if len(found) != 1 || found[0].Line != 2 || found[0].Column != 3 || found[0].Start != 13 {
		t.Errorf("%+v", found)
	}
}

func TestOptions(t *testing.T) {
	const src = `\0\Z\s10\Z\z`
	for _, tt := range []struct {
		name string
		o    Options
		want string
	}{
		{"all", Options{}, "unknown-tag[2,4) one-digit[4,8) unknown-tag[8,10) old-form[10,12)=\"\\\\e\""},
		{"only", Options{Only: []string{"uk007", "OLD-FORM", "nothing"}}, "one-digit[4,8) old-form[10,12)=\"\\\\e\""},
		{"disable", Options{Disable: []string{"UK001", "old-form"}}, "one-digit[4,8)"},
		{"only and disable", Options{Only: []string{"UK001", "UK007"}, Disable: []string{"UK001"}}, "one-digit[4,8)"},
		{"warning", Options{Level: Warning}, "unknown-tag[2,4) one-digit[4,8) unknown-tag[8,10)"},
		{"error", Options{Level: Error}, "unknown-tag[2,4) unknown-tag[8,10)"},
	} {
		if got := summary(Script(src, tt.o)); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Of each rule a hundred findings are listed, and the last one says how many more there are.
func TestMore(t *testing.T) {
	found := Script(`\0`+strings.Repeat(`\Z`, 250)+strings.Repeat(`\w10`, 3)+`\e`, Options{})
	if len(found) != 103 {
		t.Fatalf("%d findings", len(found))
	}
	if last := found[99]; last.More != 150 || !strings.Contains(last.Text, "150 more") || found[98].More != 0 {
		t.Errorf("%+v", last)
	}
}

// Repair is not stopped by what a list of findings leaves out.
func TestRepairAll(t *testing.T) {
	fixed, n := Repair(`\0`+strings.Repeat(`あ\w0`, 250)+`\z`, Options{})
	if want := `\0` + strings.Repeat(`あ`, 250) + `\e`; fixed != want || n != 251 {
		t.Errorf("%d fixes give %q", n, fixed)
	}
}

func TestApplyLeavesOutWhatOverlaps(t *testing.T) {
	fix := func(start, end int, with string) Finding { return Finding{Fix: &Fix{start, end, with}} }
	for _, tt := range []struct {
		found []Finding
		want  string
	}{
		{nil, "abcdef"},
		{[]Finding{fix(4, 6, "X"), fix(0, 1, "")}, "bcdX"},
		{[]Finding{fix(0, 3, "X"), fix(2, 4, "Y"), fix(3, 3, "Z")}, "XZdef"},
		{[]Finding{fix(-1, 2, "X"), fix(5, 9, "Y"), fix(4, 3, "Z"), {}}, "abcdef"},
	} {
		if got, _ := apply("abcdef", tt.found); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.found, got, tt.want)
		}
	}
}

// Surfaces are looked up for the character who speaks, numbers and aliases alike.
func TestSurfaces(t *testing.T) {
	var asked []string
	o := Options{HasSurface: func(scope int, name string) bool {
		asked = append(asked, fmt.Sprint(scope, " ", name))
		return name != "9"
	}}
	found := Script(`\0\s[smile]\w9\s5\1\s[-1]\s[9]\p[2]\s[%property[x]]\s9あ\e`, o)
	if got, want := strings.Join(asked, ";"), "0 smile;0 5;1 9;2 9"; got != want {
		t.Errorf("asked for %s, not %s", got, want)
	}
	if got := summary(found); strings.Count(got, "missing-surface") != 2 {
		t.Error(got)
	}
}

// Sizes are those of the text between two breaks, of each balloon by itself; what cannot be measured is not.
func TestSizes(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{`\0あああああ\e`, ``},
		{`\0ああああああ\e`, `line-wraps[17,17)`},
		{`\0あああ\1あああ\0あああ\e`, `line-wraps[30,30)`},
		{`\0あああ\nあああ\nあああ\e`, ``},
		{`\0あ\nあ\nあ\nあ\e`, `balloon-full[17,17)`},
		{`\0あ\n[half]あ\n[half]あ\nあ\nあ\e`, `balloon-full[34,34)`},
		{`\0あ\nあ\nあ\cあ\nあ\nあ\x\0あ\nあ\nあ\e`, ``},
		{`\0ああああああああああああああああ\e`, `balloon-full[2,2) line-wraps[17,17)`},
		{`\0\_nああああああ\_n\e`, `line-cut[20,20)`},
		{`\0\q[ああああああ,On]\e`, `line-wraps[2,2)`},
		{`\0\_l[0,0]ああああああ\e`, ``},
		{`\_sああああああ\_s\e`, `line-wraps[18,18)`},
		{`\0%usernameさんさん\e`, `line-wraps[11,11)`},
	} {
		o := Options{Width: cells, Columns: 10, Rows: 3, Only: []string{"line-wraps", "line-cut", "balloon-full"}}
		if got := summary(Script(tt.src, o)); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.src, got, tt.want)
		}
	}
}

func TestTime(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{`\0あ\_w[900]い\e`, ``},
		{`\0あ\_w[960]い\e`, `too-long[5,13)`},
		{`\0あ\w9\x\![raise,OnX]\q[a,b]い\_w[9000]\e`, `too-long[33,42)`},
		{`\0` + strings.Repeat(`あ`, 30) + `\e`, `too-long[2,92)`},
		{`\0\_q` + strings.Repeat(`あ`, 30) + `\_q\e`, ``},
	} {
		if got := summary(Script(tt.src, Options{MaxTime: time.Second, Only: []string{"too-long"}})); got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.src, got, tt.want)
		}
	}
}

// A checker keeps nothing of one script for the next.
func TestScriptsAreApart(t *testing.T) {
	src := `\0\q[a,b]\q[c,b]\![timerraise,5,1,OnX]\![timerraise,5,1,OnX]\Z`
	first := Script(src, strict())
	if second := Script(src, strict()); !slices.EqualFunc(first, second, func(a, b Finding) bool { return a.Text == b.Text }) {
		t.Errorf("%s\n%s", summary(first), summary(second))
	}
}
