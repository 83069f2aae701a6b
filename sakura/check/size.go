package check

// sizeRules are about how much room and time a script takes. They see it played.
var sizeRules = family{
	lineWraps: {
		name: "line-wraps", title: "A line is wider than the balloon", severity: Info,
		why: `It is wrapped, perhaps at a place that you would not choose. Lines are counted from one break to the next, in cells ` +
			`of a terminal; what stands behind \_l is not counted.`,
		wrong: `\0とても長い一行はどこかで折り返されて、思わぬところで切れてしまうかもしれません。\e`, right: `\0短い行。\e`,
	},
	lineCut: {
		name: "line-cut", title: "A line that must not be wrapped is wider than the balloon", severity: Warning,
		why:   `Behind \_n lines are not wrapped, and what does not fit is not shown.`,
		wrong: `\0\_nとても長い一行はどこかで切られて、残りは誰にも見えないままになってしまいます。\_n\e`, right: `\0\_n短い行。\_n\e`,
	},
	balloonFull: {
		name: "balloon-full", title: "A balloon holds more lines than fit", severity: Warning,
		why: `The first lines scroll away while the last ones come. Lines are counted as in line-wraps, with those that wrapping ` +
			`adds; \c and \x begin anew.`,
		wrong: `\0一\n二\n三\n四\n五\n六\n七\n八\n九\n十\n十一\n十二\n十三\n十四\e`, right: `\0一\n二\n三\e`,
	},
	tooLong: {
		name: "too-long", title: "The script plays longer than it may", severity: Warning,
		why: `The time is that of all characters and waits at the default pace. Clicks are given at once, and nobody waits for ` +
			`choices.`,
		wrong: `\0待って\_w[50000]ね\e`, right: `\0待って\_w[500]ね\e`,
	},
}
