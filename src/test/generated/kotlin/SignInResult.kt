package com.example

import org.openapitools.client.models.Challenge
import org.openapitools.client.models.TrackedDevice
import org.openapitools.client.models.Tokens

data class SignInResult(
    val status: String,
    val tokens: Tokens? = null,
    val challenge: Challenge? = null,
    val newDevice: TrackedDevice? = null,
)

typealias ChallengeParameters = Map<String, Any?>
