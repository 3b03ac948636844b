package dev.opsentinel.eventsapi;

import dev.opsentinel.settings.AccountSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Variable;

/** The configured 1Password accounts: where to ask, and with which token. */
public final class Accounts {

  private final Map<String, Account> byName;
  private final String version;
  private final List<String> warnings;

  private Accounts(Map<String, Account> byName, String version, List<String> warnings) {
    this.byName = byName;
    this.version = version;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Checks every account.
   *
   * @param version of the Events API, {@code v1} or {@code v2}
   * @throws InvalidAccounts with one sentence an account
   */
  public static Accounts of(List<AccountSettings> settings, String version) {
    Map<String, Account> accounts = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (AccountSettings account : settings) {
      try {
        accounts.put(account.name(), Account.of(account, warnings));
      } catch (InvalidAccount e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidAccounts(problems);
    }
    return new Accounts(accounts, version, warnings);
  }

  /** The URL to ask for a page. */
  public String pageUrl(@Variable("account") String account, @Variable("feature") String feature) {
    return server(account) + "/api/" + version + "/" + feature;
  }

  /** The Authorization header; read anew for each request, so that a rotated token works. */
  public String bearer(@Variable("account") String account) {
    return "Bearer " + account(account).currentToken();
  }

  /** The account's server, without path. */
  public URI server(String account) {
    return account(account).url();
  }

  /** The account's UUID, where its token says it. */
  public Optional<String> uuid(String account) {
    return claims(account).flatMap(TokenClaims::accountUuid);
  }

  /** What the account's present token says of itself; empty when that cannot be read. */
  public Optional<TokenClaims> claims(String account) {
    try {
      return TokenClaims.read(account(account).currentToken());
    } catch (InvalidAccount unreadable) {
      return Optional.empty();
    }
  }

  public Set<String> names() {
    return byName.keySet();
  }

  /** Sentences about what is odd but works. */
  public List<String> warnings() {
    return warnings;
  }

  private Account account(String name) {
    Account account = byName.get(name);
    if (account == null) {
      throw new InvalidAccount(
          "a route polls the account \""
              + name
              + "\", but opsentinel.events-api."
              + name
              + ".token is not set");
    }
    return account;
  }
}
