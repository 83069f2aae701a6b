// Package shiori is how a ghost thinks: SHIORI/3.0 requests and responses, and the modules that answer them.
//
// A Module is asked from one goroutine at a time. A module may be slow or broken: whoever asks does so under a context and
// takes an error for silence.
package shiori
