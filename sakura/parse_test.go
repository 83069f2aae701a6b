package sakura_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ukatty/sakura"
)

// write shows the nodes of a script in a line: text in quotes, escapes as they stand, tags and variables by their slug, with
// the arguments in parentheses; a tag that the table does not know as its name in angle brackets.
func write(script sakura.Script) string {
	var words []string
	for _, n := range script.Nodes() {
		word := n.Tag.String()
		switch {
		case n.Kind == sakura.Text:
			word = fmt.Sprintf("%q", script.Text(n))
		case n.Kind == sakura.Escape:
			word = script.Text(n)
		case n.Tag == sakura.Unknown:
			word = "<" + script.Name(n) + ">"
		}
		if args := script.Args(n); args != nil {
			word += "(" + strings.Join(args, "|") + ")"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// check parses a script and compares its nodes and problems; a problem is written as its offsets and message.
func check(t *testing.T, src, nodes string, problems ...string) {
	t.Helper()
	script, found := sakura.Parse(src)
	if got := write(script); got != nodes {
		t.Errorf("%s\nnodes    %s\nexpected %s", src, got, nodes)
	}
	var got []string
	for _, p := range found {
		got = append(got, fmt.Sprintf("%d-%d %s", p.Start, p.End, p.Message))
	}
	if !slices.Equal(got, problems) {
		t.Errorf("%s\nproblems %q\nexpected %q", src, got, problems)
	}
}

func TestPlainTags(t *testing.T) {
	check(t, ``, ``)
	check(t, `やあ。`, `"やあ。"`)
	check(t, `\0\s[5]やあ。\w9\1\s[10]どうも。\e`,
		`scope-0 surface(5) "やあ。" wait(9) scope-1 surface(10) "どうも。" end`)
	check(t, `\h\u\c\C\t\n\_n\x\_q\_s\*\-\+\_+\a\z`,
		`scope-h scope-u clear append-previous time-critical newline no-autowrap click-wait quick-toggle sync-toggle `+
			`choice-no-timeout exit change-random change-next aitalk end-old`)
	check(t, `\_v[a.wav]\_V\__t\__c\v\4\5\6\7`,
		`sound-voice(a.wav) sound-voice-wait teachbox-old communicatebox-old stay-on-top move-away move-near sntp-set sntp`)
	check(t, "一\r\n二", "\"一\\r\\n二\"")
}

func TestEscapes(t *testing.T) {
	check(t, `50\%か\\か`, `"50" \% "か" \\ "か"`)
	check(t, `\%month\\0`, `\% "month" \\ "0"`)
	check(t, `[0] と ]`, `"[0] と ]"`)
	check(t, `\\\\\0`, `\\ \\ scope-0`)
	check(t, `\_\\`, `<_> \\`, `0-2 there is no tag \_`)
}

func TestOneDigit(t *testing.T) {
	check(t, `\w10`, `wait(1) "0"`)
	check(t, `\s5\p2\b4`, `surface-digit(5) scope-p-digit(2) balloon-digit(4)`)
	check(t, `\s5[x]`, `surface-digit(5) "[x]"`)
	check(t, `\w[5]`, `wait "[5]"`, `0-2 \w needs a digit`)
	check(t, `\w`, `wait`, `0-2 \w needs a digit`)
	check(t, `\w５`, `wait "５"`, `0-2 \w needs a digit`)
	check(t, `\s-1`, `surface "-1"`, `0-2 \s needs a digit or brackets`)
	check(t, `\p`, `scope-p`, `0-2 \p needs a digit or brackets`)
}

// Brackets belong to a tag only when they follow at once and its row takes arguments.
func TestBrackets(t *testing.T) {
	check(t, `\0[x]`, `scope-0 "[x]"`)
	check(t, `\n[half]\n[150]\n [half]`, `newline-half(half) newline-percent(150) newline " [half]"`)
	check(t, `\e[x]\_q[x]`, `end "[x]" quick-toggle "[x]"`)
	check(t, `\s[]`, `surface()`)
	check(t, `\s [5]`, `surface " [5]"`, `0-2 \s needs a digit or brackets`)
	check(t, `\_w`, `wait-ms`, `0-3 \_w needs brackets`)
	check(t, `\s[5]]`, `surface(5) "]"`)
	check(t, `\p[10]\b[-1,--fallback=2]`, `scope-p(10) balloon(-1|--fallback=2)`)
	check(t, `\_l[,@-100]`, `locate(|@-100)`)
	check(t, `\_a[OnX,1]ヒ\_a`, `anchor-event(OnX|1) "ヒ" anchor`)
	check(t, `\s[ 5 ]`, `surface( 5 )`)
}

func TestEscapesInBrackets(t *testing.T) {
	check(t, `\q[a\]b,c\]]`, `choice(a]b|c])`)
	check(t, `\q[100\%,C:\\x\\]`, `choice(100%|C:\x\)`)
	check(t, `\_b[image\test.png,50,100]`, `balloon-image(image\test.png|50|100)`)
	check(t, `\_b[..\..\a.png,0,15,opaque]`, `balloon-image-opaque(..\..\a.png|0|15|opaque)`)
	check(t, `\s[\]`, `surface "[" <]>`, `0-2 the bracket of \s is not closed, so it is shown as it stands`, `3-5 there is no tag \]`)
	check(t, `\s[\\]`, `surface(\)`)
	check(t, `\s[\\\]]`, `surface(\])`)
}

func TestQuotes(t *testing.T) {
	check(t, `\![raise,OnX,"100,2"]`, `raise(raise|OnX|100,2)`)
	check(t, `\![raise,OnX,"a]b","c"]`, `raise(raise|OnX|a]b|c)`)
	check(t, `\![raise,OnX,"He said ""no"""]`, `raise(raise|OnX|He said "no")`)
	check(t, `\![raise,OnX,"",""""]`, `raise(raise|OnX||")`)
	check(t, `\![raise,OnX,a"b,c"d]`, `raise(raise|OnX|ab,cd)`)
	check(t, `\![open,dateinput,x,--text="2012,12,23"]`, `open-dateinput(open|dateinput|x|--text=2012,12,23)`)
	check(t, `\![raise,OnX,"C:\dir\"]`, `raise(raise|OnX|C:\dir\)`)
	check(t, `\![raise,OnX,"a\]b\\"]`, `raise(raise|OnX|a]b\)`)
	check(t, `\q["a",b]`, `choice("a"|b)`)
	check(t, `\q["a,b]`, `choice("a|b)`)
	check(t, `\q[a"]`, `choice(a")`)
	check(t, `\_b["data:image/png;base64,AA==",inline]`, `balloon-image-inline(data:image/png;base64,AA==|inline)`)
	check(t, `\_b["a,b",inline]`, `balloon-image-inline(a,b|inline)`)
	check(t, `\_b[a"b",inline]`, `balloon-image-inline(a"b"|inline)`)
	check(t, `\![raise,"OnX,`, `<!> "[raise,\"OnX,"`, `0-2 the bracket of \! is not closed, so it is shown as it stands`)
}

func TestChoices(t *testing.T) {
	check(t, `\q[好き,Like]`, `choice(好き|Like)`)
	check(t, `\q[春,OnX,花見,桜]`, `choice-event(春|OnX|花見|桜)`)
	check(t, `\q[春,OnX]`, `choice-event(春|OnX)`)
	check(t, `\q[春,X,花見]`, `choice-refs(春|X|花見)`)
	check(t, `\q[x]`, `choice(x)`)
	check(t, `\q`, `choice`, `0-2 \q needs brackets`)
	check(t, `\q[閉じる,script:\e]`, `choice-script(閉じる|script:\e)`)
	check(t, `\q[t,script:a,\s[5\],b]`, `choice-script(t|script:a,\s[5],b)`)
	check(t, `\q[t,script:a,"b]",c]`, `choice-script(t|script:a,b],c)`)
	check(t, `\q[その１,"script:\q[その２,script:その３はない]"]`, `choice-script(その１|script:\q[その２,script:その３はない])`)
	check(t, `\q[t,OnX,script:a,b]`, `choice-event(t|OnX|script:a|b)`)
	check(t, `\![raise,script:a,b]`, `raise(raise|script:a|b)`)
}

func TestOldChoices(t *testing.T) {
	check(t, `\q[id][title]`, `choice-old(id|title)`)
	check(t, `\q[id][a,b]`, `choice-old(id|a,b)`)
	check(t, `\q[id]["a"\]b]`, `choice-old(id|"a"]b)`)
	check(t, `\q[a,b][c]`, `choice(a|b) "[c]"`)
	check(t, `\q[id] [title]`, `choice(id) " [title]"`)
	check(t, `\q[script:\s[0\],a,"b"\e][title]`, `choice-old(script:\s[0],a,"b"\e|title)`)
	check(t, `\q[script:a,b]c`, `choice(script:a|b) "c"`)
	check(t, `\q[id][title][x]`, `choice-old(id|title) "[x]"`)
	check(t, `\q[id][title`, `choice(id) "[title"`, `0-6 the second bracket of \q[id] is not closed, so it is shown as it stands`)
	check(t, `\q0[#e][t]`, `choice-old-numbered(0|#e|t)`)
	check(t, `\q12[a][b]`, `choice-old-numbered(1) "2[a][b]"`, `0-3 \q1 needs two brackets`)
	check(t, `\q0[a]`, `choice-old-numbered(0|a)`, `0-6 \q0[a] needs two brackets`)
	check(t, `\q0[a`, `choice-old-numbered(0) "[a"`, `0-3 a bracket of \q0 is not closed, so it is shown as it stands`)
	check(t, `\q0[a][b`, `choice-old-numbered(0|a) "[b"`, `0-6 a bracket of \q0[a] is not closed, so it is shown as it stands`)
}

// The longest name counts, and case does, but for the words in brackets.
func TestNames(t *testing.T) {
	check(t, `\w2\_w[2]\__w[2]`, `wait(2) wait-ms(2) wait-until(2)`)
	check(t, `\c\C\_v[a]\_V`, `clear append-previous sound-voice(a) sound-voice-wait`)
	check(t, `\W`, `<W>`, `0-2 there is no tag \W`)
	check(t, `\![SET,WindowState,Minimize]\f[BOLD,1]`, `windowstate-minimize(SET|WindowState|Minimize) font-bold(BOLD|1)`)
	check(t, `\![set,"balloonwait",1]`, `set-balloonwait(set|balloonwait|1)`)
	check(t, `\![*]\*%*`, `marker(*) choice-no-timeout env-marker`)
	check(t, `\![set]`, `<!>(set)`, `0-7 there is no tag \![set]`)
	check(t, `\![]`, `<!>()`, `0-4 there is no tag \![]`)
	check(t, `\!x`, `<!> "x"`, `0-2 \! needs brackets`)
	check(t, `\![set,nothing,1]`, `<!>(set|nothing|1)`, `0-17 there is no tag \![set,nothing,1]`)
}

// Rows that share name and words are told apart by their arguments.
func TestFormsOfOneName(t *testing.T) {
	check(t, `\c[char,3]\c[char,3,4]\c[line,1]\c[line,1,2]`,
		`clear-char(char|3) clear-char-from(char|3|4) clear-line(line|1) clear-line-from(line|1|2)`)
	check(t, `\c[char]\c[char,1,2,3]`, `clear-char(char) clear-char(char|1|2|3)`)
	check(t, `\c[page]`, `<c>(page)`, `0-8 there is no tag \c[page]`)
	check(t, `\__w[clear]\__w[animation,4]\__w[100]`, `wait-until-clear(clear) wait-animation(animation|4) wait-until(100)`)
	check(t, `\i[1]\i[1,wait]\i[1,x]`, `anim-play(1) anim-play-wait(1|wait) anim-play(1|x)`)
	check(t, `\x[noclear]\x`, `click-wait-noclear(noclear) click-wait`)
	check(t, `\_s[0,2]あ\_s`, `sync-ids(0|2) "あ" sync-toggle`)
	check(t, `\__v[disable]\__v[alternate,あ]\__v[x]\__v`,
		`speech-disable(disable) speech-alternate(alternate|あ) speech(x) speech`)
	check(t, `\f[shadowcolor,red]\f[shadowcolor,none]`, `font-shadowcolor(shadowcolor|red) font-shadowcolor-none(shadowcolor|none)`)
	check(t, `\![quicksection,1]\![quicksection,false]\![quicksection,TRUE]`,
		`quick-on(quicksection|1) quick-off(quicksection|false) quick-on(quicksection|TRUE)`)
	check(t, `\![quicksection]\![quicksection,2]`, `<!>(quicksection) <!>(quicksection|2)`,
		`0-16 there is no tag \![quicksection]`, `16-34 there is no tag \![quicksection,2]`)
	check(t, `\![vanishbymyself]\![vanishbymyself,a]\![vanishbymyself,--option=query]`,
		`vanishbymyself(vanishbymyself) vanishbymyself-next(vanishbymyself|a) vanishbymyself-query(vanishbymyself|--option=query)`)
	check(t, `\![anim,add,overlay,1]\![anim,add,overlay,1,2,3]\![anim,add,overlay,1,2,3,4]\![anim,add,overlay,1,2,3,4,runonce]`,
		`anim-add-overlay(anim|add|overlay|1) anim-add-overlay-xy(anim|add|overlay|1|2|3) `+
			`anim-add-overlay-seq(anim|add|overlay|1|2|3|4) anim-add-overlay-seq-timing(anim|add|overlay|1|2|3|4|runonce)`)
	check(t, `\_a[X]\_a[X,r]\_a[OnX]`, `anchor(X) anchor-refs(X|r) anchor-event(OnX)`)
	check(t, `\_b[f,1,2]\_b[f,1,2,--option=fixed]\_b[f,inline,opaque]\_b[f,inline,--option=x]`,
		`balloon-image(f|1|2) balloon-image-opt(f|1|2|--option=fixed) balloon-image-inline-opaque(f|inline|opaque) `+
			`balloon-image-inline-opt(f|inline|--option=x)`)
	check(t, `\![filter]\![filter,a,1]`, `filter-off(filter) filter(filter|a|1)`)
}

func TestUnknown(t *testing.T) {
	check(t, `\Zあ`, `<Z> "あ"`, `0-2 there is no tag \Z`)
	check(t, `\Z[a,"b]"]あ`, `<Z>(a|b]) "あ"`, `0-10 there is no tag \Z[a,"b]"]`)
	check(t, `\あ[x]い`, `<あ>(x) "い"`, `0-7 there is no tag \あ[x]`)
	check(t, `\_あ\__Z`, `<_あ> <__Z>`, `0-5 there is no tag \_あ`, `5-9 there is no tag \__Z`)
	check(t, `\___s[1]`, `<___> "s[1]"`, `0-4 there is no tag \___`)
	check(t, `\_[x]`, `<_>(x)`, `0-5 there is no tag \_[x]`)
	check(t, `\_\0`, `<_> scope-0`, `0-2 there is no tag \_`)
	check(t, `\]`, `<]>`, `0-2 there is no tag \]`)
	check(t, `\[a]`, `<[> "a]"`, `0-2 there is no tag \[`)
	check(t, `\Z[a`, `<Z> "[a"`, `0-2 there is no tag \Z`)
	check(t, "\\\x01", "<> \"\\x01\"", `0-1 \ begins no tag here; to show a backslash, write it twice`)
	check(t, `あ\`, `"あ" <>`, `3-4 \ begins no tag here; to show a backslash, write it twice`)
	check(t, `\_`, `<_>`, `0-2 there is no tag \_`)
	check(t, `\__`, `<__>`, `0-3 there is no tag \__`)
	check(t, "\\\xff\xfe", "<\xff> \"\\xfe\"", "0-2 there is no tag \\\ufffd")
	check(t, "\\\u202e[\u202e]", "<\u202e>(\u202e)", "0-9 there is no tag \\\ufffd[\ufffd]")
}

// A tag whose bracket is never closed is one without arguments, and the rest is read as if nothing had been.
func TestUnclosed(t *testing.T) {
	check(t, `\s[5`, `surface "[5"`, `0-2 the bracket of \s is not closed, so it is shown as it stands`)
	check(t, `\n[half`, `newline "[half"`, `0-2 the bracket of \n is not closed, so it is shown as it stands`)
	check(t, `\q[a,"\q[b]`, `choice "[a,\"" choice(b)`, `0-2 the bracket of \q is not closed, so it is shown as it stands`)
	check(t, `\q[a,"\q[b,"\s[5]`, `choice(a|\q[b,\s[5)`)
	check(t, `\q[a,"\q["b,\s[5]`, `choice-refs(a|\q[b|\s[5)`)
}

func TestVariables(t *testing.T) {
	check(t, `%month月`, `env-month "月"`)
	check(t, `%monthly`, `env-month "ly"`)
	check(t, `%hour30`, `env-hour "30"`)
	check(t, `%selfname2%selfname%selfname3`, `env-selfname2 env-selfname env-selfname "3"`)
	check(t, `あ%usernameさん`, `"あ" env-username "さん"`)
	check(t, `%et%exh%m?%ms%mx`, `env-et env-exh env-m-any env-ms "%mx"`)
	check(t, `20%で%`, `"20%で%"`)
	check(t, `%(x)%%month`, `"%(x)%" env-month`)
	check(t, `%Month%MS`, `"%Month%MS"`)
	check(t, `%property[currentghost.name]さん`, `env-property(currentghost.name) "さん"`)
	check(t, `あ%property[a,b"c\]]`, `"あ" env-property(a,b"c])`)
	check(t, `%property`, `"%property"`, `0-9 %property needs a name in brackets, so it is shown as it stands`)
	check(t, `%property[a%month`, `"%property[a" env-month`, `0-9 the bracket of %property is not closed, so it is shown as it stands`)
	check(t, `\q[%username,%month]`, `choice(%username|%month)`)
}

func TestRaw(t *testing.T) {
	check(t, `\_?\1%month\\\n\_?\n`, `raw "\\1%month\\\\\\n" raw newline`)
	check(t, `\_!a\_?b\_!\0`, `raw-old "a\\_?b" raw-old scope-0`)
	check(t, `\_?\_?あ`, `raw raw "あ"`)
	check(t, `\_?\0`, `raw "\\0"`, `0-3 \_? is not closed, so the rest is shown as it stands`)
	check(t, `\_?`, `raw`, `0-3 \_? is not closed, so the rest is shown as it stands`)
}
