package play

import (
	"fmt"
	"testing"
	"ukatty/sakura"
	"ukatty/sakura/stage"
	"unsafe"
)

func TestSize(t *testing.T) {
	var p Player
	var e Event
	var b stage.Builder
	var n sakura.Node
	fmt.Println("player", unsafe.Sizeof(p), "event", unsafe.Sizeof(e), "builder", unsafe.Sizeof(b), "scope", unsafe.Sizeof(stage.Scope{}), "beat", unsafe.Sizeof(Beat{}), "node", unsafe.Sizeof(n), "script", unsafe.Sizeof(p.script), "effects", unsafe.Sizeof(p.effects))
}
