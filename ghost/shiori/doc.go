// Package shiori is how a ghost thinks: SHIORI/3.0 requests and responses, and the modules that answer them.
//
// A SHIORI is the part of a ghost that is asked what to say: it is told of an event, such as OnBoot, and answers with a
// SakuraScript or with nothing. A Module is asked from one goroutine at a time. A module may be slow or broken: whoever
// asks does so under a context and takes an error for silence.
//
// Requests and responses are values here; Message, ParseRequest and ParseResponse turn them into the text that modules
// in child processes and libraries speak, and back. Reading is tolerant as modules differ, writing is strict as old
// modules read line by line. Talk is the module that comes with the program: a dictionary of talks in text files.
//
// The documents are UKADOC's spec_shiori3 and its list of SHIORI events.
package shiori
