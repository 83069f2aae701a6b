package wire_test

import (
	"slices"
	"testing"

	"ukatty/ghost/wire"
)

func TestFields(t *testing.T) {
	var f wire.Fields
	f.Add("IfGhost", "a")
	f.Add("Script", "1")
	f.Add("SCRIPT", "2")
	f.Add("Empty", "")
	if got := slices.Collect(f.All("script")); !slices.Equal(got, []string{"1", "2"}) {
		t.Errorf("All = %q", got)
	}
	if got := f.Get("sCRIPT"); got != "2" {
		t.Errorf("Get = %q, the last should win", got)
	}
	if v, ok := f.Lookup("empty"); v != "" || !ok {
		t.Errorf("Lookup of an empty field = %q, %t", v, ok)
	}
	if v, ok := f.Lookup("Scripts"); v != "" || ok {
		t.Errorf("Lookup of no field = %q, %t", v, ok)
	}
	for range f.All("Script") {
		break // stopping early must not panic
	}
}

func TestNamesFoldASCIIOnly(t *testing.T) {
	if (wire.Field{Name: "\u212Aey"}).Is("key") {
		t.Error("a Kelvin sign is taken for a k")
	}
	if !(wire.Field{Name: "id"}).Is("ID") {
		t.Error("id is not ID")
	}
}
