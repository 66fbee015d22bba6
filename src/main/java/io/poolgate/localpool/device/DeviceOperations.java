package io.poolgate.localpool.device;

import io.poolgate.localpool.secret.PasswordVerifier;
import io.poolgate.localpool.secret.Srp;
import io.poolgate.localpool.token.AccessTokens;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Page;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import io.poolgate.localpool.wire.Shape;
import java.math.BigInteger;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// ConfirmDevice, ListDevices, GetDevice, ForgetDevice, UpdateDeviceStatus.
public final class DeviceOperations {
  private static final int PAGE = 60;
  private static final Set<String> STATUSES = Set.of("remembered", "not_remembered");

  private final AccessTokens accessTokens;
  private final DeviceStore devices;

  public DeviceOperations(AccessTokens accessTokens, DeviceStore devices) {
    this.accessTokens = accessTokens;
    this.devices = devices;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "ConfirmDevice", this::confirm,
        "ListDevices", this::list,
        "GetDevice", this::get,
        "ForgetDevice", this::forget,
        "UpdateDeviceStatus", this::update);
  }

  private Map<String, Object> confirm(Parameters parameters) {
    var user = user(parameters);
    String key = key(parameters);
    String name = parameters.optional("DeviceName", Shape.DEVICE_NAME).orElse("");
    var config =
        parameters
            .object("DeviceSecretVerifierConfig")
            .orElseThrow(
                () -> PoolException.invalidParameter("No device secret verifier config given."));
    var secret =
        new PasswordVerifier(number(config, "Salt"), number(config, "PasswordVerifier"), true);
    if (secret.verifier().mod(Srp.N).signum() == 0) {
      // Every password would be right (RFC 5054 §2.5.4 says so of A).
      throw PoolException.invalidParameter("Invalid device secret verifier config given.");
    }
    var device = devices.confirm(user, key, secret, name);
    return Map.of("UserConfirmationNecessary", !device.remembered());
  }

  private Map<String, Object> list(Parameters parameters) {
    var user = user(parameters);
    var page =
        Page.of(
            devices.of(user),
            UserDevice::key,
            parameters.pageSize("Limit", PAGE),
            parameters.optional("PaginationToken", Shape.PAGE_TOKEN));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Devices", page.items().stream().map(UserDevice::toJson).toList());
    page.next().ifPresent(token -> answer.put("PaginationToken", token));
    return answer;
  }

  private Map<String, Object> get(Parameters parameters) {
    return Map.of("Device", devices.require(user(parameters), key(parameters)).toJson());
  }

  private Map<String, Object> forget(Parameters parameters) {
    devices.forget(user(parameters), key(parameters));
    return Map.of();
  }

  private Map<String, Object> update(Parameters parameters) {
    var user = user(parameters);
    String status = parameters.oneOf("DeviceRememberedStatus", STATUSES);
    devices.remember(user, key(parameters), status.equals("remembered"));
    return Map.of();
  }

  private User user(Parameters parameters) {
    var user = accessTokens.bearerOf(parameters).user();
    if (!devices.areTracked()) {
      throw new PoolException(
          "InvalidUserPoolConfigurationException", "Devices are not tracked in this user pool.");
    }
    return user;
  }

  private static String key(Parameters parameters) {
    return parameters.required("DeviceKey", Shape.DEVICE_KEY);
  }

  /// A number as a client sends it: its bytes in Base64, with or without a sign byte.
  private static BigInteger number(Parameters config, String name) {
    try {
      byte[] bytes = Base64.getDecoder().decode(config.required(name, Shape.VERIFIER));
      return new BigInteger(1, bytes);
    } catch (IllegalArgumentException malformed) {
      throw PoolException.invalidParameter("Invalid device secret verifier config given.");
    }
  }
}
