package io.poolgate.contract;

import static io.poolgate.Accounts.newEmail;
import static io.poolgate.Accounts.newPassword;

import io.poolgate.Administrator;
import io.poolgate.SignInRig;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// What may stand behind a name that a stranger tries. Users are made at the pool itself, so that
/// no limit of Poolgate's has counted their names yet.
enum NamesToTry {
  CONFIRMED {
    @Override
    String next(SignInRig rig) {
      return rig.person().email();
    }
  },
  CONFIRMED_WITH_A_RESET_CODE_OUT {
    @Override
    String next(SignInRig rig) {
      var name = CONFIRMED.next(rig);
      atThePool(rig, pool -> pool.forgotPassword(r -> r.clientId(client(rig)).username(name)));
      return name;
    }
  },
  UNCONFIRMED {
    @Override
    String next(SignInRig rig) {
      var name = newEmail();
      atThePool(
          rig,
          pool -> pool.signUp(r -> r.clientId(client(rig)).username(name).password(newPassword())));
      return name;
    }
  },
  DISABLED {
    @Override
    String next(SignInRig rig) {
      var name = CONFIRMED.next(rig);
      rig.administrator.disable(name);
      return name;
    }
  },
  MUST_RESET {
    @Override
    String next(SignInRig rig) {
      var name = CONFIRMED.next(rig);
      rig.pool().requirePasswordReset(name);
      return name;
    }
  },
  INVITED {
    @Override
    String next(SignInRig rig) {
      var name = newEmail();
      rig.administrator.createUser(name, newPassword());
      return name;
    }
  };

  /// The name of a new user of this kind; as long as any other.
  abstract String next(SignInRig rig);

  private static void atThePool(SignInRig rig, Consumer<CognitoIdentityProviderClient> call) {
    try (var pool = Administrator.client(rig.pool().endpoint(), Region.of("local"))) {
      call.accept(pool);
    }
  }

  private static String client(SignInRig rig) {
    return rig.pool().publicClient().id();
  }
}
