package io.poolgate.edge.connection.request;

import jakarta.inject.Singleton;

/// What is to be known of requests that are not whole yet.
///
/// @param unread whose bodies are not waited for
/// @param unfinished those that never came whole
@Singleton
public record ArrivingRequests(UnreadBodies unread, UnfinishedRequests unfinished) {}
