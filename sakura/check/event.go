package check

import "ukatty/sakura"

// boxes are the rows of the boxes that raise an event with what was entered, by their slugs.
var boxes = map[string]bool{
	"open-inputbox": true, "open-passwordinput": true, "open-dateinput": true, "open-sliderinput": true,
	"open-timeinput": true, "open-ipinput": true,
}

// eventRules are about events.
var eventRules = family{
	noEvent: {
		name: "no-event", title: "No event is named", severity: Error,
		why:   `The tag raises an event, and there is none that it could raise.`,
		wrong: `\![timerraise,5000,1]\0やあ\e`, right: `\![timerraise,5000,1,OnTea]\0やあ\e`,
	},
	eventName: {
		name: "event-name", title: "The name of an event does not begin with On", severity: Warning,
		why: `Events of SHIORI begin with On. What does not is a resource to most of them, and never answered, and callers from ` +
			`outside may not ask for it.`,
		wrong: `\![raise,Talk]\0やあ\e`, right: `\![raise,OnTalk]\0やあ\e`,
	},
	boxWithoutID: {
		name: "box-without-id", title: "An input box has no id", severity: Error,
		why:   `The id comes back with what was entered, or is the event that is raised with it. Without one nobody learns of it.`,
		wrong: `\![open,inputbox]\0名前は\e`, right: `\![open,inputbox,OnName]\0名前は\e`,
	},
	timerOverwritten: {
		name: "timer-overwritten", title: "A timer is set twice", severity: Info,
		why:   `A timer with the same event takes the place of the one before. Time 0 only cancels it.`,
		wrong: `\![timerraise,5000,1,OnTea]\![timerraise,9000,1,OnTea]\0やあ\e`,
		right: `\![timerraise,5000,1,OnTea]\![timerraise,9000,1,OnCake]\0やあ\e`,
		tags:  []string{"timerraise", "timernotify"},
		node: func(c *checker, n sakura.Node) {
			event := c.script.Arg(n, 3)
			if event == "" || c.script.Arg(n, 1) == "0" {
				return
			}
			key := c.script.Arg(n, 0) + "," + event
			if c.timers == nil {
				c.timers = new(keys)
			}
			if c.timers.add(key) {
				c.report(int(n.Start), int(n.End), "a timer for %s was set before, and this one takes its place: name another event", quote(event))
			}
		},
	},
}

// outside reports a tag that callers from outside may not have performed.
func (c *checker) outside(n sakura.Node, f *fact) {
	c.reportAs(notForOutside, int(n.Start), int(n.End), `%s is dropped when it comes from outside: take it out`, f.form())
}
