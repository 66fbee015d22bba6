package io.poolgate.localpool.device;

import io.poolgate.localpool.secret.PasswordVerifier;
import io.poolgate.localpool.settings.DeviceTracking;
import io.poolgate.localpool.user.User;
import io.poolgate.localpool.wire.PoolException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The devices of the pool's users.
public final class DeviceStore {
  private record Id(String sub, String key) {}

  private final SecureRandom random = new SecureRandom();
  private final String region;
  private final DeviceTracking tracking;
  private final InstantSource clock;
  private final Map<Id, NewDeviceMetadata> issued = new HashMap<>();
  private final Map<Id, UserDevice> confirmed = new LinkedHashMap<>();

  public DeviceStore(String region, DeviceTracking tracking, InstantSource clock) {
    this.region = region;
    this.tracking = tracking;
    this.clock = clock;
  }

  public boolean areTracked() {
    return tracking != DeviceTracking.OFF;
  }

  /// Names the device of a sign-in.
  public synchronized NewDeviceMetadata issue(User user) {
    var device =
        new NewDeviceMetadata(
            region + "_" + UUID.randomUUID(), "-" + Long.toString(random.nextLong(1L << 45), 36));
    issued.put(new Id(user.sub(), device.key()), device);
    return device;
  }

  /// Confirms a device that a sign-in has named.
  synchronized UserDevice confirm(User user, String key, PasswordVerifier secret, String name) {
    var id = new Id(user.sub(), key);
    if (confirmed.containsKey(id)) {
      throw new PoolException("DeviceKeyExistsException", "Device already exists.");
    }
    @Nullable NewDeviceMetadata device = issued.remove(id);
    if (device == null) {
      throw PoolException.invalidParameter("Invalid device key given.");
    }
    var now = clock.instant();
    boolean remembered = tracking == DeviceTracking.ALWAYS;
    var made = new UserDevice(key, device.groupKey(), name, secret, remembered, now, now, now);
    confirmed.put(id, made);
    return made;
  }

  public synchronized Optional<UserDevice> find(User user, String key) {
    return Optional.ofNullable(confirmed.get(new Id(user.sub(), key)));
  }

  public UserDevice require(User user, String key) {
    return find(user, key).orElseThrow(DeviceStore::missing);
  }

  /// The devices of a user, the oldest first.
  synchronized List<UserDevice> of(User user) {
    return confirmed.entrySet().stream()
        .filter(entry -> entry.getKey().sub().equals(user.sub()))
        .map(Map.Entry::getValue)
        .toList();
  }

  void remember(User user, String key, boolean value) {
    update(user, key, device -> device.remembered(value, clock.instant()));
  }

  public void authenticated(User user, String key) {
    update(user, key, device -> device.authenticated(clock.instant()));
  }

  synchronized void forget(User user, String key) {
    if (confirmed.remove(new Id(user.sub(), key)) == null) {
      throw missing();
    }
  }

  /// Forgets a user who is gone.
  public synchronized void forget(User user) {
    issued.keySet().removeIf(id -> id.sub().equals(user.sub()));
    confirmed.keySet().removeIf(id -> id.sub().equals(user.sub()));
  }

  private synchronized void update(User user, String key, UnaryOperator<UserDevice> change) {
    var id = new Id(user.sub(), key);
    confirmed.put(id, change.apply(require(user, key)));
  }

  private static PoolException missing() {
    return PoolException.notFound("Device does not exist.");
  }
}
