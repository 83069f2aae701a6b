package ghost_test

import (
	"testing"
	"time"

	"ukatty/ghost"
	"ukatty/sakura"
)

// Every variable but those of installations, marks and properties has a value, and the same one again.
func TestStill(t *testing.T) {
	at := time.Date(2026, 4, 1, 12, 34, 56, 0, time.UTC)
	o := ghost.Options{User: "you", Seed: 3}
	one, other := ghost.Still(o, at), ghost.Still(o, at)
	without := map[string]bool{"*": true, "property": true, "lastghostname": true, "lastobjectname": true}
	for _, r := range sakura.Tags() {
		if r.Section != "environment" {
			continue
		}
		value, ok := one.Expand(r.Name, "baseware.name")
		again, _ := other.Expand(r.Name, "baseware.name")
		if ok == without[r.Name] || value != again {
			t.Errorf("%%%s is %q, %v, and %q again", r.Name, value, ok, again)
		}
	}
	for name, want := range map[string]string{"hour": "12", "username": "you", "exh": "0"} {
		if value, _ := one.Expand(name, ""); value != want {
			t.Errorf("%%%s is %q, want %q", name, value, want)
		}
	}
	if id, ok := one.Surface(0, "5"); !ok || id != "5" || one.Intn(1) != 0 {
		t.Errorf("surface %q, %v", id, ok)
	}
	if a, ok := one.Animation(0, "0"); ok {
		t.Errorf("without a shell there is an animation: %+v", a)
	}
}
