package tui

// All that the screen says by itself stands here, in English; what a key does stands with the keys.
const (
	textEnter      = "Enter"
	textAway       = "away"
	textNoPicture  = "no picture"
	textWaking     = "waking up"
	textLeaving    = "leaving"
	textPaused     = "paused"
	textQuiet      = "quiet"
	textQueued     = "queued"
	textNoAddress  = "not listening"
	textForgets    = "no memory"
	textListening  = "listening on"
	textNobody     = "nobody"
	textBy         = "by"
	textFrom       = "from"
	textHidden     = "hidden"
	textPress      = "press %s"
	textHiddenHow  = "is hidden, press %s"
	textOnline     = "online"
	textPicture    = "picture"
	textGoneHow    = "has left the stage, press %s"
	textHelp       = "help"
	textHelpTitle  = "Keys and mouse"
	textHelpClose  = "%s closes this"
	textNotHere    = "not here: "
	textTitle      = "ukatty"
	textLeftOut    = "lines were left out: this reader was too slow"
	textLeftOutOne = "line was left out: this reader was too slow"
	textSurface    = "surface"
	textOffers     = "choice"
	textNotTaken   = "The ghost did not take a key: "
	textNoGhost    = "no ghost to watch: "
)

// What the mouse does, for the help.
var mouseHelp = [...][2]string{
	{"click", "a balloon: go on; a choice or a link: take it; a character: its menu"},
	{"wheel", "scroll the balloon below it"},
}
