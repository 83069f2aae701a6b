// Package master is the ghost that comes with ukatty: Katty (カティ), a cat-eared girl who lives in the terminal, and
// Prompt (プロンプ), a shell prompt that came alive.
//
// The folder follows the ukagaka layout of ghost/master: descript.txt and descript.en.txt say who they are in Japanese
// and in English, the folders ja and en hold what they say, as a dictionary for shiori.Talk. A program needs the package
// for FS alone; what is in the files is tested here: every script parses, uses only tags and surfaces that are there,
// fits the balloon, and every choice has an answer.
package master

import (
	"embed"
	"io/fs"
)

//go:embed descript.txt descript.en.txt ja/*.txt en/*.txt
var files embed.FS

// FS is the folder ghost/master.
var FS fs.FS = files
