/// Keeps the connections of one client from harming those of all others.
///
/// Micronaut bounds each request, but not what ten thousand connections hold together, and it
/// begins to work when a request's head has come, whether the rest ever does. So a connection meets
/// five bounds here. [Admission] limits how many there are, in all and of one address. `http1` and
/// `http2` hold a request until it is whole, within a deadline: an unfinished one costs its bytes
/// and no thread, and those bytes are known. (A body that is too large is handed on as it comes,
/// because it is refused unread; one that nobody reads is not waited for.) Over HTTP/1.1 a request
/// that was sent ahead waits for the answer before it, so that a connection has one answer in the
/// making; over HTTP/2 the number of streams is limited. An answer that the client does not take in
/// time ends its connection at the socket ([Outflow]), or its stream where HTTP/2's window is
/// closed, whatever else the client sends. Every connection reports what it holds to one ledger
/// (`memory`), which closes the heaviest connection of the heaviest address when all of them exceed
/// the budget. A limit for each connection alone would not do: 1 MiB is room for a few honest
/// requests, but 10,000 times that is more than a heap. The ledger is an estimate: what an idle
/// connection and a header field take was measured, and a change of less than 2 KiB is not
/// reported, so that an ordinary request costs nothing here. It is also unjust at times: those who
/// share an address, or a trusted proxy, are counted together, and the honest ones may lose their
/// connection to the greed of another. When the server ends (`shutdown`), it first says that it is
/// not ready, then takes no further connection, tells each client to go elsewhere with its next
/// answer, and waits; a watchdog ends the process where an event loop hangs and the wait would have
/// no end.
///
/// A trusted proxy may name the source of a connection before all else (`proxyprotocol`); the
/// bounds are the source's then.
///
/// Imports point one way: `memory`, `request` ← `proxyprotocol`, `http1`, `http2` ← this package ←
/// `shutdown`.
@NullMarked
package io.poolgate.edge.connection;

import org.jspecify.annotations.NullMarked;
