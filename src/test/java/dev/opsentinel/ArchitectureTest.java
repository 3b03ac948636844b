package dev.opsentinel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.Variable;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Who may know whom; the rooms are those of the design. */
@AnalyzeClasses(packages = "dev.opsentinel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOMS = "dev.opsentinel.";

  @ArchTest static final ArchRule settingsKnowNobody = room("settings");
  @ArchTest static final ArchRule theSimulatorKnowsNobody = room("simulator");
  @ArchTest static final ArchRule durableKnowsNobody = room("durable");
  @ArchTest static final ArchRule theLedgerKnowsNobody = room("ledger");
  @ArchTest static final ArchRule noiseKnowsTheLedger = room("noise", "ledger");
  @ArchTest static final ArchRule sentinelKnowsTheLedger = room("sentinel", "ledger");

  @ArchTest static final ArchRule theBufferKnowsRows = room("buffer", "durable", "sentinel");

  @ArchTest static final ArchRule theWorkspaceKnowsRows = room("workspace", "durable", "sentinel");

  @ArchTest
  static final ArchRule theEventsApiKnowsSettings =
      room("eventsapi", "durable", "ledger", "settings");

  @ArchTest
  static final ArchRule healthKnowsWhoCanFail =
      room("health", "buffer", "eventsapi", "ledger", "sentinel", "settings", "workspace");

  /** Only to let drains end while routes are exchanged. */
  @ArchTest static final ArchRule routingKnowsPolling = room("routing", "eventsapi");

  @ArchTest
  static final ArchRule onlyTheCommandLinePlaysTheEventsApi =
      noClasses()
          .that(resideInAPackage("dev.opsentinel..").and(not(in("cli", "simulator"))))
          .should()
          .dependOnClassesThat(in("simulator"));

  @ArchTest
  static final ArchRule nobodyKnowsTheCommandLineButTheMainClass =
      noClasses()
          .that(not(in("cli")).and(not(belongToAnyOf(OpSentinel.class))))
          .should()
          .dependOnClassesThat(in("cli"));

  @ArchTest
  static final ArchRule noRoomsInACircle =
      slices().matching("dev.opsentinel.(*)..").should().beFreeOfCycles();

  /** What a call hands them they may read; no builder, endpoint, producer or component. */
  @ArchTest
  static final ArchRule beansKnowNothingOfRoutes =
      noClasses()
          .that(not(in("routing", "pipeline", "cli")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.camel..")
                  .and(
                      not(
                          belongToAnyOf(
                              AbstractHealthCheck.class,
                              AggregationStrategy.class,
                              Body.class,
                              CamelContext.class,
                              Exchange.class,
                              ExchangeProperty.class,
                              HealthCheckResultBuilder.class,
                              HttpClientConfigurer.class,
                              HttpOperationFailedException.class,
                              Message.class,
                              Processor.class,
                              ServiceStatus.class,
                              Variable.class))));

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that(not(in("cli")))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule nothingIsMadeToBeExtended =
      classes()
          .that(not(anonymous()))
          .should()
          .haveModifier(JavaModifier.FINAL)
          .orShould()
          .haveModifier(JavaModifier.ABSTRACT)
          .orShould()
          .beInterfaces()
          .orShould()
          .beEnums();

  private static DescribedPredicate<JavaClass> in(String... rooms) {
    return resideInAnyPackage(Arrays.stream(rooms).map(ROOMS::concat).toArray(String[]::new));
  }

  private static DescribedPredicate<JavaClass> anonymous() {
    return DescribedPredicate.describe(
        "are anonymous", type -> type.isAnonymousClass() || type.isLocalClass());
  }

  /** The room knows itself, these rooms, the program's version, and libraries. */
  private static ArchRule room(String name, String... known) {
    String[] allowed = Stream.concat(Stream.of(name), Arrays.stream(known)).toArray(String[]::new);
    return noClasses()
        .that(in(name))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.opsentinel..")
                .and(not(in(allowed)))
                .and(not(belongToAnyOf(Version.class))));
  }
}
