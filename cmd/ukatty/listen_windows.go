package main

import "golang.org/x/sys/windows"

// What the system says about an address that cannot be served.
const (
	errTaken     = windows.WSAEADDRINUSE
	errNoAddress = windows.WSAEADDRNOTAVAIL
	errNoFamily  = windows.WSAEAFNOSUPPORT
)
