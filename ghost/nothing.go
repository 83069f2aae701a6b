package ghost

// What a terminal cannot show is heard and noted. The reasons stand here, by the slugs of the rows.

// nothing are the rows of tags that change nothing here.
var nothing = map[string]string{
	"set-alignmentondesktop":      noWindows,
	"set-alignmenttodesktop-free": noWindows,
	"set-alignmenttodesktop":      noWindows,
	"set-position":                noWindows,
	"reset-position":              noWindows,
	"resetwindowpos":              noWindows,
	"resetballoonpos":             noWindows,
	"set-balloonoffset":           noWindows,
	"set-balloonalign":            noWindows,
	"set-serikotalk":              "has no effect in a terminal: no animation moves with the talk",
	"speech":                      noSpeech,
	"speech-disable":              noSpeech,
	"speech-alternate":            noSpeech,
	"raiseplugin":                 noPlugins,
	"timerraiseplugin":            noPlugins,
	"notifyplugin":                noPlugins,
	"timernotifyplugin":           noPlugins,
	"reload-shell":                noReload,
	"reload-balloon":              noReload,
	"reload-descript":             noReload,
	"reload-descript-of":          noReload,
	"reload-ghost":                noReload,
	"unload-makoto":               noMakoto,
	"load-makoto":                 noMakoto,
	"reload-makoto":               noMakoto,
}

// The reasons that many share.
const (
	noWindows = "has no effect in a terminal: characters and balloons have no windows of their own"
	noSpeech  = "has no effect in a terminal: nothing is spoken aloud"
	noPlugins = "there are no plug-ins here"
	noReload  = "there is nothing to reload: it was read once, with the program or the ghost"
	noMakoto  = "there is no MAKOTO here"
)
