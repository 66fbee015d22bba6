package io.poolgate.edge.connection.request;

import jakarta.inject.Singleton;

/// What is to be known of requests that are not whole yet.
///
/// @param targets of which those that proxies repeat are cut off
/// @param unread whose bodies are not waited for
/// @param unfinished those that never came whole
@Singleton
public record ArrivingRequests(
    RepeatedTarget targets, UnreadBodies unread, UnfinishedRequests unfinished) {}
