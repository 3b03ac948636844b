package dev.opsentinel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypesTest {
  private static final Path BASE = Path.of("").toAbsolutePath();

  @ParameterizedTest
  @CsvSource({
    "500ms, 500",
    "90s, 90000",
    "5m, 300000",
    "47h, 169200000",
    "2d, 172800000",
    "PT5M, 300000",
    "pt0.5s, 500",
    "P1DT1H, 90000000"
  })
  void aDurationIsWrittenWithItsUnitOrInIso(String text, long milliseconds) throws BadValue {
    Duration duration = new DurationType("100ms", "120d").read(text, BASE);

    assertThat(duration).hasMillis(milliseconds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "5 m",
        "-5m",
        "5M",
        "1h30m",
        "99ms",
        "121d",
        "PT0.0005S",
        "PT-5M",
        "1e3s",
        "٣s",
        "999999999999d",
        "9999999999999d",
        "PT999999999999999999999S",
        "P",
        "forever"
      })
  void anyOtherDurationIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> new DurationType("100ms", "120d").read(text, BASE))
        .isInstanceOf(BadValue.class)
        .hasMessageContaining("such as 500ms, 90s, 5m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "1.0", "1,000", "+5", "1_0", "0x10", "", "٣", "1e2"})
  void aNumberOutOfRangeOrNotInPlainDigitsIsRefused(String text) {
    assertThatThrownBy(() -> new IntegerType("events", 1, 1000).read(text, BASE))
        .isInstanceOf(BadValue.class)
        .hasMessageContaining("from 1 to 1000");
  }

  @ParameterizedTest
  @CsvSource({
    "https://events.1password.com, https://events.1password.com",
    "https://events.1password.com/, https://events.1password.com",
    "HTTPS://Events.1Password.EU:8443, https://events.1password.eu:8443",
    "http://localhost:9000/, http://localhost:9000",
    "http://127.0.0.1, http://127.0.0.1",
    "http://127.255.3.4:80, http://127.255.3.4:80",
    "http://[::1]:8080, http://[::1]:8080"
  })
  void aUrlIsASchemeAndAHost(String text, String url) throws BadValue {
    assertThat(new UrlType().read(text, BASE)).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    "events.1password.com, is not a web address",
    "ftp://events.1password.com, is not a web address",
    "https:events.1password.com, is not a web address",
    "https://, is not a web address",
    "https:///x, is not a web address",
    "https://under_score.example, is not a web address",
    "https://a b, is not a web address",
    "https://events.1password.com/api/v2, has a path",
    "https://events.1password.com//, has a path",
    "https://events.1password.com?x=1, has a query",
    "https://events.1password.com#x, has a query",
    "https://me@events.1password.com, holds a user name",
    "https://events.1password.com:0, has a port",
    "https://events.1password.com:70000, has a port",
    "http://events.1password.com, is plain http",
    "http://127.0.0.1.example.com, is plain http",
    "http://127.0.0.256, is not a web address",
    "http://localhost.example.com, is plain http",
    "http://[::2], is plain http"
  })
  void anyOtherUrlIsRefusedWithItsReason(String text, String reason) {
    assertThatThrownBy(() -> new UrlType().read(text, BASE))
        .isInstanceOf(BadValue.class)
        .hasMessageStartingWith(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::", "::1", "localhost", "my-host.example"})
  void aHostIsANameOrAnAddress(String text) throws BadValue {
    assertThat(new HostType().read(text, BASE)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "a b", "-x", "local\nhost"})
  void anyOtherHostIsRefused(String text) {
    assertThatThrownBy(() -> new HostType().read(text, BASE)).isInstanceOf(BadValue.class);
  }

  @Test
  void aValueIsShownOnOneShortLineThatSteersNoTerminal() {
    String shown = OneLine.of("a\nb\u001b[31m\u2028\u202e" + "x".repeat(200));

    assertThat(shown).startsWith("a?b?[31m??xxx").endsWith("x...").hasSize(83);
  }
}
