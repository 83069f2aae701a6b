// Package sstp is the Sakura Script Transfer Protocol: requests, responses, statuses, the server and a client.
//
// The server owns buffers, deadlines and limits; what a request means is the business of its Handler, which returns a
// response and never writes one. A response goes out in one write, the connection is half-closed, and what the client
// still sends is drained for a bounded time, since a reset would take the reply away from it.
//
// The document is UKADOC's spec_sstp; where it is silent, the README's table "How ukatty answers" has what was decided.
package sstp
