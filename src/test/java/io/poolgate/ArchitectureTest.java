package io.poolgate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookies;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2Headers;
import io.poolgate.edge.ForProxies;
import io.poolgate.guard.AccessTokenOnly;
import java.util.List;
import java.util.stream.Stream;

/// Which package may import which.
@AnalyzeClasses(packages = "io.poolgate", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ROUTES = {
    "io.poolgate.signup..",
    "io.poolgate.signin..",
    "io.poolgate.refreshtoken..",
    "io.poolgate.password..",
    "io.poolgate.me..",
    "io.poolgate.verify..",
    "io.poolgate.platform.."
  };

  @ArchTest
  static final ArchRule importsPointOneWay =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("problem")
          .definedBy("io.poolgate.problem..")
          .layer("seal")
          .definedBy("io.poolgate.seal..")
          .layer("egress")
          .definedBy("io.poolgate.egress..")
          .layer("trust")
          .definedBy("io.poolgate.trust..")
          .layer("cognito")
          .definedBy("io.poolgate.cognito..")
          .layer("redis")
          .definedBy("io.poolgate.redis..")
          .layer("revocation")
          .definedBy("io.poolgate.revocation..")
          .layer("token")
          .definedBy("io.poolgate.token..")
          .layer("verifier")
          .definedBy("io.poolgate.verifier..")
          .layer("guard")
          .definedBy("io.poolgate.guard..")
          .layer("edge")
          .definedBy("io.poolgate.edge..")
          .layer("limits")
          .definedBy("io.poolgate.limits..")
          .layer("routes")
          .definedBy(ROUTES)
          .layer("local")
          .definedBy("io.poolgate.local")
          .whereLayer("local")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("routes")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("limits")
          .mayOnlyBeAccessedByLayers("routes")
          .whereLayer("edge")
          .mayOnlyBeAccessedByLayers("limits", "routes", "local")
          .whereLayer("guard")
          .mayOnlyBeAccessedByLayers("edge", "routes")
          .whereLayer("verifier")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("token")
          .mayOnlyBeAccessedByLayers("verifier", "cognito", "guard", "edge", "routes")
          .whereLayer("revocation")
          .mayOnlyBeAccessedByLayers("guard", "routes")
          .whereLayer("redis")
          .mayOnlyBeAccessedByLayers("revocation", "limits")
          .whereLayer("cognito")
          .mayOnlyBeAccessedByLayers("redis", "revocation", "guard", "edge", "routes", "local")
          .whereLayer("egress")
          .mayOnlyBeAccessedByLayers("cognito", "guard")
          .whereLayer("trust")
          .mayOnlyBeAccessedByLayers("redis", "guard", "edge")
          .whereLayer("seal")
          .mayOnlyBeAccessedByLayers("edge", "routes");

  /// The verifier is shipped by itself too, as a library.
  @ArchTest
  static final ArchRule tokenIsPlainJava =
      classes()
          .that()
          .resideInAnyPackage("io.poolgate.token..", "io.poolgate.verifier..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.poolgate.token..",
              "io.poolgate.verifier..",
              "java..",
              "javax.net.ssl..",
              "com.fasterxml.jackson.core..",
              "com.github.benmanes.caffeine.cache..",
              "org.jspecify..",
              "org.slf4j..");

  @ArchTest
  static void importsOfTokenPointOneWay(JavaClasses code) {
    pointOneWay(
        code,
        List.of(
            "io.poolgate.token.keys",
            "io.poolgate.token.verdict",
            "io.poolgate.token",
            "io.poolgate.verifier"));
  }

  /// Each room of Cognito knows only those before it.
  @ArchTest
  static void importsOfCognitoPointOneWay(JavaClasses code) {
    pointOneWay(
        code,
        List.of(
            "io.poolgate.cognito.failure",
            "io.poolgate.cognito.wire",
            "io.poolgate.cognito.call",
            "io.poolgate.cognito.signin",
            "io.poolgate.cognito"));
  }

  /// Each room of the connections knows only those before it; the two versions of HTTP know nothing
  /// of each other.
  @ArchTest
  static void importsOfConnectionsPointOneWay(JavaClasses code) {
    for (var version : List.of("http1", "http2")) {
      pointOneWay(
          code,
          Stream.of(".memory", ".request", ".proxyprotocol", "." + version, "", ".shutdown")
              .map("io.poolgate.edge.connection"::concat)
              .toList());
    }
    pointOneWay(
        code, List.of("io.poolgate.edge.connection.http1", "io.poolgate.edge.connection.http2"));
    pointOneWay(
        code, List.of("io.poolgate.edge.connection.http2", "io.poolgate.edge.connection.http1"));
  }

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("(io.poolgate..)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule routePackagesDoNotKnowEachOther =
      slices()
          .matching("io.poolgate.(signup|signin|refreshtoken|password|me|verify|platform)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule onlyCognitoKnowsTheAwsSdk =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.poolgate.cognito..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule onlyTheseKnowRedis =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.poolgate.redis..", "io.poolgate.revocation..", "io.poolgate.limits..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.lettuce..");

  @ArchTest
  static final ArchRule onlyTheseKnowNimbus =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.poolgate.seal..", "io.poolgate.localpool..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.nimbusds..");

  /// Netty's decoder takes a comma for a separator, and so does whatever stands on it.
  @ArchTest
  static final ArchRule cookiesAreReadByNobodyElse =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(Cookies.class.getName())
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(CookieValue.class.getName())
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("io.netty.handler.codec.http.cookie..")
          .orShould()
          .callMethodWhere(
              target(nameMatching("getCookies?|findCookie"))
                  .and(target(owner(assignableTo("io.micronaut.http.HttpMessage")))));

  /// Direct answers pass no filter. To each of these, `PlainRequest` leaves nothing to say, or
  /// `DirectAnswers` does the same; a new one needs a thought.
  @ArchTest
  static final ArchRule directAnswersAccountForEveryFilter =
      classes()
          .that()
          .areAnnotatedWith(ServerFilter.class)
          .should()
          .haveNameMatching(
              "io\\.poolgate\\.("
                  + "limits\\.ArrivalFilter|guard\\.BearerTokenFilter|local\\.HostFilter"
                  + "|edge\\.(AuthorityFilter|BrowserCorsFilter|ForeignOriginFilter|HeadFilter"
                  + "|HealthStatusFilter|MethodFilter|RefusalFilter|ResponseHeaders)"
                  + "|edge\\.content\\.(Accept|Compression|HeadType|JsonBody)Filter"
                  + "|edge\\.telemetry\\.ExchangeFilter)");

  /// A prefix, an escape or a slash more, and a rule by path misses its route. What a route is, its
  /// annotations and its template say. These alone see targets, before there is a route; direct
  /// answers know theirs letter by letter, and leave all others to the router.
  @ArchTest
  static final ArchRule noRuleGoesByTheRawPath =
      noClasses()
          .that()
          .haveNameNotMatching(
              "io\\.poolgate\\.edge\\.(direct\\.DirectAnswers|connection\\."
                  + "(request\\.(RequestTarget|RepeatedTarget)"
                  + "|http1\\.(Http1RequestCheck|Http1Form|Http1RequestAssembly|Http1UnreadBody|LastRequest)"
                  + "|http2\\.(Http2Form|Http2StreamErrors|Http2RequestAssembly)))")
          .should()
          .callMethodWhere(
              target(nameMatching("getPath|getUri|uri|path|getServletPath"))
                  .and(
                      target(
                          owner(
                              assignableTo(io.micronaut.http.HttpRequest.class)
                                  .or(assignableTo(HttpRequest.class))
                                  .or(assignableTo(Http2Headers.class))))));

  /// Nor does a filter: it would be the prefix's, or miss what is outside of it.
  @ArchTest
  static final ArchRule filtersSeeEveryPath =
      classes()
          .that()
          .areAnnotatedWith(ServerFilter.class)
          .should()
          .beAnnotatedWith(
              describe(
                  "all paths, outside of the context path too",
                  annotation ->
                      annotation.getRawType().isEquivalentTo(ServerFilter.class)
                          && annotation.as(ServerFilter.class).value()[0].equals("/**")
                          && !annotation.as(ServerFilter.class).appendContextPath()));

  @ArchTest
  static final ArchRule proxiesAreNoBrowsers =
      classes()
          .that()
          .resideInAPackage("io.poolgate.verify..")
          .and()
          .areAnnotatedWith(Controller.class)
          .should()
          .beAnnotatedWith(ForProxies.class);

  @ArchTest
  static final ArchRule onlyTheLocalPoolKnowsPasskeysAndOneTimeCodes =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.poolgate.localpool..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.webauthn4j..", "com.eatthepath..");

  @ArchTest
  static final ArchRule theLocalPoolKnowsNothingOfTheRest =
      classes()
          .that()
          .resideInAPackage("io.poolgate.localpool..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.poolgate.localpool..",
              "java..",
              "javax.crypto..",
              "com.sun.net.httpserver..",
              "com.eatthepath.otp..",
              "com.nimbusds..",
              "com.webauthn4j..",
              "org.jspecify..");

  /// Each package of the local pool knows only those above it here.
  private static final List<String> LOCAL_POOL =
      Stream.of(
              ".wire",
              ".settings",
              ".secret",
              ".client",
              ".user",
              ".message",
              ".token",
              ".device",
              ".passkey",
              ".totp",
              ".state",
              ".account",
              ".signin",
              ".server",
              "")
          .map("io.poolgate.localpool"::concat)
          .toList();

  @ArchTest
  static void importsOfTheLocalPoolPointOneWay(JavaClasses code) {
    classes()
        .that()
        .resideInAPackage("io.poolgate.localpool..")
        .should()
        .resideInAnyPackage(LOCAL_POOL.toArray(String[]::new))
        .check(code);
    pointOneWay(code, LOCAL_POOL);
  }

  /// Each of these packages knows only those before it.
  private static void pointOneWay(JavaClasses code, List<String> packages) {
    for (int i = 0; i < packages.size() - 1; i++) {
      noClasses()
          .that()
          .resideInAPackage(packages.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages.subList(i + 1, packages.size()).toArray(String[]::new))
          .check(code);
    }
  }

  @ArchTest
  static final ArchRule onlyTheLocalEnvironmentKnowsTheLocalPool =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.poolgate.local", "io.poolgate.localpool..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.poolgate.localpool..");

  /// Of many values in a row, two of one type change places unseen. What only a binder fills, by
  /// name, may have more: the framework's generated classes, whose names begin with `$`, call it.
  @ArchTest
  static final ArchRule noRecordIsBuiltOfMoreThanEightValues =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.\\$.*")
          .should()
          .callConstructorWhere(
              describe(
                  "a record of Poolgate takes more than eight values",
                  call ->
                      call.getTargetOwner().isRecord()
                          && call.getTargetOwner().getPackageName().startsWith("io.poolgate")
                          && call.getTarget().getRawParameterTypes().size() > 8));

  /// An ID token says who somebody is; it is no leave to act on an account.
  @ArchTest
  static final ArchRule onlyAccessTokensActOnAccounts =
      classes()
          .that()
          .resideInAnyPackage("io.poolgate.me..", "io.poolgate.admin..")
          .and()
          .areAnnotatedWith(Controller.class)
          .should()
          .beAnnotatedWith(AccessTokenOnly.class);
}
