package io.poolgate.localpool.state;

import io.poolgate.localpool.token.SessionStore;
import io.poolgate.localpool.user.Groups;
import io.poolgate.localpool.user.SignUpSession;
import io.poolgate.localpool.user.UnknownUsers;
import io.poolgate.localpool.user.UserAccounts;
import io.poolgate.localpool.user.Users;

/// Who is in the pool, and what it says of those who are not.
public record UserDirectory(
    Users users,
    Groups groups,
    UserAccounts accounts,
    SessionStore<SignUpSession> signUps,
    UnknownUsers unknownUsers) {}
