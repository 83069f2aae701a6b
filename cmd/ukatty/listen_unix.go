//go:build !windows

package main

import "syscall"

// What the system says about an address that cannot be served.
const (
	errTaken     = syscall.EADDRINUSE
	errNoAddress = syscall.EADDRNOTAVAIL
	errNoFamily  = syscall.EAFNOSUPPORT
)
