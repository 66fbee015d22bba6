package io.poolgate.problem;

/// A problem's `type` (RFC 9457 §3.1.1): a link to the page that explains its code. On the wire it
/// is [ProblemCode#type] behind the prefix by which clients reach this server.
public record ProblemType(ProblemCode code) {}
