package tui

import "ukatty/ghost/show"

// What forms say by themselves.
const (
	textSay     = "Say"
	textGone    = "This box has closed."
	textNoFiles = "Type the path; nothing is opened or written, the ghost is told it."
	textArea    = "Pixels of the surface, from its upper left corner on."
	textSoFar   = "So far:"
	textFromTo  = "From %d to %d."
)

// formTitles say what a box asks for.
var formTitles = [...]string{
	show.Line: "Input", show.Password: "Password", show.Date: "Date", show.Clock: "Time", show.Slider: "Slider",
	show.IP: "IP address", show.Communicate: "Talk", show.Teach: "Teach", show.OpenFile: "Open a file",
	show.SaveFile: "Save a file", show.Folder: "Folder", show.Color: "Colour", show.Terms: "Terms of use", show.Area: "Area",
}
