package ghost

import (
	"fmt"
	"strings"

	"ukatty/sakura/play"
)

// plans are the tags that are fulfilled once that is allowed, by the slugs of their rows.
var plans = map[string]planner{
	"jump":         planJump,
	"open-browser": func(_ *life, c *play.Cue, t talk) plan { return planPage(operand(c, 0), t) },
	"open-mailer":  func(_ *life, c *play.Cue, _ talk) plan { return planMail(operand(c, 0)) },
	"open-file":    func(l *life, c *play.Cue, _ talk) plan { return planFile(l, operand(c, 0)) },

	"http-get": planHTTP("GET"), "http-get-param": planHTTP("GET"), "http-get-opt": planHTTP("GET"),
	"http-post-param": planHTTP("POST"), "http-post-opt": planHTTP("POST"),
	"http-head-opt": planHTTP("HEAD"), "http-put-opt": planHTTP("PUT"), "http-delete-opt": planHTTP("DELETE"),
	"http-patch-opt": planHTTP("PATCH"), "http-options-opt": planHTTP("OPTIONS"),
	"rss-get": planRSS("GET"), "rss-post": planRSS("POST"),

	"ping":            planPing,
	"nslookup":        planLookup,
	"extractarchive":  planArchive(extracting),
	"compressarchive": planArchive(compressing),
	"dumpsurface":     planDump,
	"install-path":    planInstall,
}

// told are the tags that nothing here fulfils, by the slugs of their rows, with what would happen elsewhere. %s stands for
// the arguments.
var told = map[string]string{
	"set-syncobject":          "signal the object %s to other programs",
	"reset-syncobject":        "take back the signal of the object %s",
	"updatebymyself":          "update this ghost over the network",
	"update-platform":         "update this program",
	"update-target":           "update %s over the network",
	"updateother":             "update %s over the network",
	"sntp-set":                "set the clock of this machine",
	"sntp":                    "compare the clock with a time server",
	"executesntp":             "compare the clock with a time server",
	"headline":                "look for the headlines of %s",
	"biff":                    "look for new mail",
	"vanishbymyself":          "delete this ghost",
	"vanishbymyself-next":     "delete this ghost and call %s",
	"vanishbymyself-query":    "delete this ghost",
	"save-wallpaper":          "remember the picture of the desktop",
	"restore-wallpaper":       "put the former picture on the desktop",
	"set-wallpaper":           "put %s on the desktop",
	"set-tasktrayicon":        "show %s in the task tray",
	"set-trayballoon":         "show a notice in the task tray: %s",
	"open-addressbar":         "open an address bar",
	"open-editor":             "open %s in the editor",
	"open-explorer":           "show %s in the file manager",
	"open-explorer-named":     "show the folder of %s in the file manager",
	"open-help":               "open the help",
	"open-readme":             "open the readme",
	"open-readme-named":       "open the readme of %s",
	"websocket":               "open a WebSocket to %s",
	"send-websocket":          "send %s",
	"send-websocket-binary":   "send %s",
	"close-websocket":         "close the WebSocket to %s",
	"close-websocket-status":  "close the WebSocket to %s",
	"cancel-websocket":        "drop the WebSocket to %s",
	"install-url":             "fetch and install %s",
	"createnar":               "pack this ghost into an archive",
	"createupdatedata":        "list the files of this ghost for updates",
	"emptyrecyclebin":         "empty the recycle bin",
	"create-shortcut":         "put a shortcut on the desktop",
	"create-shortcut-startup": "start this ghost with the system",
	"postmessage":             "send the window message %s",
}

// wishAsks are the tags that wish for something, by the slugs of their rows.
func wishAsks() map[string]asker {
	all := map[string]asker{
		"cancel-http":     (*life).cancelHTTP,
		"wait-syncobject": (*life).waitObject,
	}
	for slug, plan := range plans {
		all[slug] = func(l *life, c *play.Cue, t talk) { l.wishFor(c, plan(l, c, t), t) }
	}
	for slug, text := range told {
		all[slug] = func(l *life, c *play.Cue, t talk) { l.wishFor(c, untold(text, c), t) }
	}
	return all
}

// untold is the plan of what is never done.
func untold(text string, c *play.Cue) plan {
	p := plan{text: text, why: "nothing here does that"}
	if strings.Contains(text, "%s") {
		p.text = fmt.Sprintf(text, clip(strings.Join(operands(c), ", "), maxWishText))
	}
	if c.Tag.String() == "websocket" {
		p.fail = func(string) []link {
			url, id := operand(c, 0), option(operands(c), "--event", "--async")
			return []link{{id: eventName(id, "Failure", "OnExecuteWebSocketFailure"), refs: []string{id, url, "error"}}}
		}
	}
	return p
}

// option gives the value of the first option of those names, written --name=value; "" without one.
func option(args []string, names ...string) string {
	for _, a := range args {
		name, value, ok := strings.Cut(a, "=")
		for _, n := range names {
			if ok && strings.EqualFold(name, n) {
				return value
			}
		}
	}
	return ""
}

// waitObject answers \![wait,syncobject,…]. There is no object of any name: without a time the script goes on at once, with
// one the player ends the wait.
func (l *life) waitObject(c *play.Cue, _ talk) {
	l.note("%s: no other program shares an object of that name", spell(c))
	ms := option(operands(c), "--timeout")
	if ms == "" {
		ms = operand(c, 1)
	}
	if n, ok := ordinal(ms); !ok || n == 0 {
		l.reply(c, "", false)
	}
}
