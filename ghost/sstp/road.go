package sstp

import "net"

// road is the way on which the connections of one listener come.
type road struct {
	name     string // RoadTCP or RoadUnix
	receiver string // id of the ghost whose socket it is
	control  bool   // the control socket
}

// roadOf says what road a listener is on.
func roadOf(ln net.Listener) *road {
	if s, ok := ln.(*Socket); ok {
		return &road{name: RoadUnix, receiver: s.receiver, control: s.receiver == ""}
	}
	if ln.Addr().Network() == "unix" {
		return &road{name: RoadUnix}
	}
	return &road{name: RoadTCP}
}
