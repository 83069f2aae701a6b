package ghost

import (
	"testing"

	"ukatty/sakura"
	"ukatty/sakura/play"
)

// modern are the rows that ask as another one does.
var modern = map[string]string{
	"aitalk": "raise", "reloadsurface": "reload-shell", "teachbox-old": "open-teachbox",
	"communicatebox-old": "open-communicatebox",
}

// What the table says of who performs a tag is what is so; what leaves the terminal has a test of its own.
func TestTableTellsWhoPerforms(t *testing.T) {
	for _, row := range sakura.Tags() {
		if row.Meaning == sakura.OS {
			continue
		}
		id := rowOf(row.ID)
		if other := modern[row.ID]; other != "" {
			id = rowOf(other)
		}
		want := sakura.Nothing
		switch {
		case asks[id] != nil:
			want = sakura.ByGhost
		case row.Meaning != sakura.Event && play.Refuses(id, play.Own) == "":
			want = sakura.OnStage
		}
		if row.Performed != want {
			t.Errorf("%s: the table says %s, and it is performed by %s", row.ID, row.Performed, want)
		}
	}
}
