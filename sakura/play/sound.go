package play

// lacks are tags that a terminal, or this program, has nothing for, and what is said of them.
var lacks = map[string]string{
	"sound-wave":       noSound,
	"sound-voice":      noSound,
	"sound-voice-wait": noSound,
	"sound-play":       noSound,
	"sound-load":       noSound,
	"sound-cdplay":     noSound,
	"sound-loop":       noSound,
	"sound-wait":       noSound,
	"sound-pause":      noSound,
	"sound-resume":     noSound,
	"sound-stop":       noSound,
	"sound-option":     noSound,
}

const noSound = "no sound in a terminal"
